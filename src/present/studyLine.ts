// What stands under every table: on what sample, how uncertain, and how to make it again.
import { settingsText } from "../study/settings.ts";
import { foldLines } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import type { Study } from "../study/study.ts";

export function studyLine(study: Study, style: TerminalStyle): string {
  const { spec, stacks, unfinished, atMost } = study;
  const made = Math.max(0, ...stacks.map((stack) => stack.replications));
  const noun = (atMost ?? made) === 1 ? "replication" : "replications";
  const count = atMost === undefined ? `${made}` : `${made} of at most ${atMost}`;
  const runs = `${count} ${noun}${unfinished > 0 ? ` (${unfinished} not finished)` : ""}`;
  const set = settingsText(study);
  const isFluid = study.engine === "fluid";
  const parts = [
    runs,
    // without draws there is nothing that a seed decides
    ...(isFluid && spec.points === "central" ? [] : [`seed ${spec.seed}`]),
    ...(isFluid ? [] : [study.sampleNote]),
    ...(set === "" ? [] : [`set: ${set}`]),
    `uncertainty: ${study.uncertaintyNote}`,
    `study ${study.id}`,
  ];
  return style.quiet(foldLines(parts.join(" · "), style));
}
