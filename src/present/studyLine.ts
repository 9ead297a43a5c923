// What stands under every table: on what sample, how uncertain, and how to make it again.
import type { TerminalStyle } from "./terminal.ts";
import type { Study } from "../study/study.ts";

export function studyLine(study: Study, style: TerminalStyle): string {
  const { spec, stacks, unfinished } = study;
  const made = Math.max(0, ...stacks.map((stack) => stack.replications));
  const runs = `${made} ${made === 1 ? "replication" : "replications"}${unfinished > 0 ? ` (${unfinished} not finished)` : ""}`;
  const parts = [
    runs,
    `seed ${spec.seed}`,
    study.sampleNote,
    `uncertainty: ${study.uncertaintyNote}`,
    `study ${study.id}`,
  ];
  return style.quiet(parts.join(" · "));
}
