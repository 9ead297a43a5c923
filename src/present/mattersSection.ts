// What the answer hangs on: each number by the shares of its spread that go along with uncertain figures.
import type { Matters } from "../ask/matters.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { escape, figure, paragraph, section } from "./html.ts";
import { liveLine } from "./liveLink.ts";
import { sharesChart } from "./sharesChart.ts";
import { englishShares, sharesSentence, stepsSentence } from "./sharesWords.ts";
import { stackPhrase } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export function mattersSection(input: ReportInput): string {
  const { matters } = input;
  if (matters === undefined) return "";
  const parts = matters.outcomes.map((outcome, nth) => {
    const told = toldOf(matters, nth, 880, "");
    const heading = englishShares.outcome[outcome.kind](outcome.title);
    const table = told === null ? "" : foldedTable(told.table);
    if (told === null || told.picture === "")
      return `<h3>${escape(heading)}</h3>${paragraph(sharesSentence(outcome))}${table}`;
    const draw = (width: number, suffix: string): string => toldOf(matters, nth, width, suffix)?.picture ?? "";
    return figure(heading, told.sentence, responsive(draw), (nth === 0 ? liveLine(input, matters.stack) : "") + table);
  });
  const told = new Set(
    matters.outcomes.flatMap(({ factors }) => factors.filter((one) => one.isBeyondChance).map((one) => one.parameter)),
  );
  const line = `${counted(matters.draws, "draw")} of every uncertain figure; ${told.size === 0 ? "none" : told.size} can be told from chance`;
  return section("effects", "What the answer hangs on", line, parts.join("") + paragraph(howWords(input, matters), "note") + moreCommand(input)); // prettier-ignore
}

/** One for each number; all figures that can move it, also those that cannot be told from chance. */
export function mattersTables({ matters }: ReportInput): readonly Table[] {
  if (matters === undefined) return [];
  return matters.outcomes.flatMap((_, nth) => toldOf(matters, nth, 880, "")?.table ?? []);
}

function toldOf({ outcomes }: Matters, nth: number, width: number, suffix: string): ToldChart | null {
  const id = `effects-${nth}-${suffix}`;
  return sharesChart(outcomes[nth], { id, width, words: englishShares, titleOf: ({ title }) => title, table: `effects-${nth + 1}` }); // prettier-ignore
}

function howWords(input: ReportInput, matters: Matters): string {
  const { stack, draws, stepDays, failed, missing } = matters;
  const steps = stepsSentence(matters);
  const left = [
    ...(steps === "" ? [] : [steps]),
    ...(failed.length === 0 ? [] : [`${counted(failed.length, "draw")} could not be run.`]),
    ...(missing === 0 ? [] : [`${counted(missing, "draw")} left out, because it was stopped.`]),
  ];
  return [
    `By expected numbers, ${stackPhrase(input, stack)}: everything uncertain drawn ${counted(draws, "time")}, in steps of ${number(stepDays)} days.`,
    "A share is what of the spread over draws goes along with one figure, whatever the others are; the shaded part is what chance alone gives the largest of so many in 19 of 20 such sets of draws.",
    ...left,
  ].join(" ");
}

function moreCommand({ mattersCommand = "" }: ReportInput): string {
  return mattersCommand === "" ? "" : `<p>More draws tell more of them from chance: <code>${escape(mattersCommand)}</code></p>`; // prettier-ignore
}
