// What became of verdicts since a kept edition, for a terminal.
import type { DecidingPart, SinceVerdict, VerdictsSince } from "../ask/keptVerdicts.ts";
import { counted, percent } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

const partWords: Readonly<Record<DecidingPart, string>> = {
  data: "the data",
  model: "the model",
  engine: "the engine",
  statement: "the statement itself",
  asked: "how it was asked",
};

export function verdictsSinceText({ edition, asOf, same, changed }: VerdictsSince, style: TerminalStyle): string {
  const known = asOf === null ? "" : ` (as known on ${asOf})`;
  const lead = `Since edition ${edition}${known}: ${counted(changed.length, "verdict")} of ${changed.length + same} ${changed.length === 1 ? "is" : "are"} another.`; // prettier-ignore
  const lines = [
    ...fold(lead, 0, style).map(style.bold),
    ...changed.flatMap((one) => [
      ...fold(`${one.id}: ${fromTo(one)}; ${why(one)}`, 2, style),
      ...fold(`“${one.words}”`, 4, style),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function fromTo({ before, after, shares }: SinceVerdict): string {
  const [was, is] = shares.map((share) => (share === null ? "" : ` (${percent(share)} of runs)`));
  if (before === null) return `new, ${after ?? ""}${is}`;
  return after === null ? `gone, was ${before}${was}` : `was ${before}${was}, is ${after}${is}`;
}

function why({ differs, before, after }: SinceVerdict): string {
  if (before === null || after === null) return "the statement itself is new or gone";
  const named = differs.map((part) => partWords[part]);
  if (named.length === 0) return "nothing that decides it changed";
  if (named.length === 1) return `${named[0]} changed`;
  return `${named.slice(0, -1).join(", ")} and ${named[named.length - 1]} changed, which hashes do not tell apart: \`pendency verdicts\` does, of two kept runs`; // prettier-ignore
}
