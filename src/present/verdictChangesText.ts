// What became of verdicts between two editions, as text for a terminal and as a page.
import type { Mixture } from "../ask/editionMixtures.ts";
import type { EditionAccount, VerdictChange, VerdictChanges, WordChange } from "../ask/verdictChanges.ts";
import { percent } from "../quantity/numberWords.ts";
import { causeWords, englishEditions, joined, onlyPartOf, summaryOf } from "./editionWords.ts";
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
    [`# ${englishEditions.title}: ${title}`],
    [summaryOf(changes)],
    [
      "| | older edition | newer edition |",
      "|---|---|---|",
      row("edition", ({ id }) => `\`${id}\``),
      row("data", ({ data, asOf }) => `\`${data}\`, ${englishEditions.known(asOf)}`),
      row("model", ({ model }) => `\`${model}\``),
      row("draws", ({ draws }) => englishEditions.drawn(draws)),
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

function editionWords(name: string, { id, model, data, asOf, draws, engine }: EditionAccount): string {
  const { known, drawn } = englishEditions;
  return `${name}: ${id}, model ${model}, data ${data} (${known(asOf)}), draws ${drawn(draws)}, engine ${engine}`;
}

/** How causes were told apart. */
export function howWords(changes: VerdictChanges): readonly string[] {
  const { made, notMade, differs } = changes;
  const said = (one: Mixture): string => mixtureWords(one, differs.includes("draws"));
  const only = onlyPartOf(changes);
  return [
    ...(only === "" ? [] : [only]),
    ...(made.length === 0 ? [] : [`Made to tell causes apart: ${joined(made.map(said), "and")}.`]),
    ...notMade.map((one) => `Not made: ${said(one)}, because of ${one.why}.`),
  ];
}

function mixtureWords({ model, data, draws }: Mixture, areDrawsOther: boolean): string {
  return `the ${model} model with the ${data} data${areDrawsOther ? ` and the ${draws} draws` : ""}`;
}

function fromTo({ before, after }: WordChange, shares: VerdictChange["shares"] = [null, null]): string {
  if (before === after) return `${before ?? "none"} as before`;
  const [was, is] = shares.map((share) => (share === null ? "" : ` (${percent(share)} of runs)`));
  if (before === null) return `new, ${after ?? ""}${is}`;
  return after === null ? `gone, was ${before}${was}` : `was ${before}${was}, is ${after}${is}`;
}
