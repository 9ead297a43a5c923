// What became of verdicts between two editions, as text for a terminal and as a page.
import type { DecidingPart } from "../ask/keptVerdicts.ts";
import type { EditionAccount, Mixture, VerdictChange, VerdictChanges, WordChange } from "../ask/verdictChanges.ts";
import { counted, percent } from "../quantity/numberWords.ts";
import { fold } from "./fold.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

/** A line for what changed, then each verdict that did with its causes. */
export function verdictChangesText(changes: VerdictChanges, style: TerminalStyle): string {
  const about = [editionWords("Older", changes.older), editionWords("Newer", changes.newer), ...howWords(changes)];
  const lines = [
    ...fold(summaryOf(changes), 0, style).map(style.bold),
    ...about.flatMap((line) => fold(line, 2, style)),
    ...changes.changed.flatMap((change) => [
      "",
      ...fold(`${change.id}: ${fromTo(change, change.shares)}; ${causeWords(change)}`, 0, style),
      ...fold(`“${change.words}”`, 2, style),
      ...change.parts.flatMap((part) => fold(`${part.title}: ${fromTo(part)}`, 4, style)),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The same as a page of Markdown. */
export function verdictChangesPage(changes: VerdictChanges, title: string): string {
  const { older, newer, changed } = changes;
  const row = (name: string, of: (one: EditionAccount) => string): string =>
    `| ${name} | ${of(older)} | ${of(newer)} |`;
  const words = (one: WordChange): string => `${one.before ?? "none"} | ${one.after ?? "none"}`;
  const rows = changed.flatMap((change) => [
    `| ${change.id} | | ${words(change)} | ${causeWords(change).replace(/^changed by /, "")} |`,
    ...change.parts.map((part) => `| | ${part.title} | ${words(part)} | |`),
  ]);
  const blocks = [
    [`# What changed since the last edition: ${title}`],
    [summaryOf(changes)],
    [
      "| | older edition | newer edition |",
      "|---|---|---|",
      row("edition", ({ id }) => `\`${id}\``),
      row("data", ({ data, asOf }) => `\`${data}\`, ${knownWords(asOf)}`),
      row("model", ({ model }) => `\`${model}\``),
      row("engine", ({ engine }) => engine),
      row("statements", ({ statements }) => String(statements)),
    ],
    ...howWords(changes).map((line) => [line]),
    ...(changed.length === 0
      ? []
      : [["| statement | part | before | after | changed by |", "|---|---|---|---|---|", ...rows]]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

export function summaryOf({ changed, same, differs }: VerdictChanges): string {
  const what = differs.length === 0 ? "Nothing that decides verdicts changed" : `Between the editions ${listed(differs.map((part) => partWords[part]))} changed`; // prettier-ignore
  const all = changed.length + same;
  const verdicts = changed.length === 0 ? `none of ${counted(all, "verdict")}` : `${counted(changed.length, "verdict")} of ${all}`; // prettier-ignore
  return `${what}: ${verdicts} ${changed.length < 2 ? "is" : "are"} another.`;
}

function editionWords(name: string, { id, model, data, asOf, engine }: EditionAccount): string {
  return `${name}: ${id}, model ${model}, data ${data} (${knownWords(asOf)}), engine ${engine}`;
}

export function knownWords(asOf: string | null): string {
  return asOf === null ? "all that was at hand" : `as known on ${asOf}`;
}

/** How causes were told apart. */
export function howWords({ changed, differs, made, notMade }: VerdictChanges): readonly string[] {
  return [
    ...(differs.length === 1 && changed.length > 0
      ? [`As only ${partWords[differs[0]]} changed, every change is by it.`]
      : []),
    ...(made.length === 0 ? [] : [`Made to tell causes apart: ${listed(made.map(mixtureWords))}.`]),
    ...notMade.map((one) => `Not made: ${mixtureWords(one)}, because of ${one.why}.`),
  ];
}

function mixtureWords({ model, data }: Mixture): string {
  return `the ${model} model with the ${data} data`;
}

function fromTo({ before, after }: WordChange, shares: VerdictChange["shares"] = [null, null]): string {
  if (before === after) return `${before ?? "none"} as before`;
  const [was, is] = shares.map((share) => (share === null ? "" : ` (${percent(share)} of runs)`));
  if (before === null) return `new, ${after ?? ""}${is}`;
  return after === null ? `gone, was ${before}${was}` : `was ${before}${was}, is ${after}${is}`;
}

const partWords: Readonly<Record<DecidingPart, string>> = {
  data: "the data",
  model: "the model",
  engine: "the engine",
  statement: "the statements",
  asked: "how it was asked",
};

export function causeWords({ before, after, differs, causes }: VerdictChange): string {
  if (before === null || after === null) return "the statement itself is new or gone";
  if (differs.length === 0) return "nothing that decides it changed";
  if (causes.includes("not told apart"))
    return `not told apart, as ${listed(differs.map((part) => partWords[part]))} changed`;
  return `changed by ${causes.length === 1 ? causes[0] : `${listed(causes)}, each alone`}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
