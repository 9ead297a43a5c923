// The answer as tables: every number of it in full, under the statistic that it is.
import type { AnswerRow, Change, FlowRow, PlainAnswer, Spread } from "../ask/answer/plainAnswer.ts";
import type { Cell, Table } from "./table.ts";
import { figures, words } from "./table.ts";
import { gateWords } from "./verdictWords.ts";

export function answerTables(answer: PlainAnswer): readonly Table[] {
  return [numbersTable(answer), ...(answer.flips.length === 0 ? [] : [flipTable(answer)])];
}

/** Boxes, what is shown apart, the total, and the flows between the two days. */
function numbersTable(answer: PlainAnswer): Table {
  const { unit, statistic, change, dates } = answer;
  const spreadOf = (what: string) => [
    figures(`${what}, ${statistic}`, unit),
    figures(`${what}, 10 % of runs below`, unit),
    figures(`${what}, 90 % of runs below`, unit),
    ...(isSampled(answer) ? [figures(`${what}, variance taken off as the sample's`, "share")] : []),
  ];
  const [before, after] = [dates?.before ?? "before", dates?.after ?? "then"];
  return {
    name: "answer",
    caption: "The answer in numbers",
    columns: [
      words("what"),
      words("kind"),
      ...spreadOf(before),
      ...spreadOf(`${after} without ${change}`),
      ...spreadOf(`${after} with ${change}`),
      ...spreadOf("difference run by run"),
      figures("runs with less"),
      figures("runs with more"),
      figures("runs"),
    ],
    rows: [...answer.rows.map((row) => cellsOf(row, row.kind, row.before, isSampled(answer))), ...answer.flows.map((flow) => cellsOf(flow, "flow", null, isSampled(answer)))], // prettier-ignore
  };
}

function cellsOf(
  { title, without, with: changed, difference }: Pick<AnswerRow | FlowRow, "title" | "without" | "with" | "difference">,
  kind: string,
  before: Spread | null,
  withSample: boolean,
): readonly Cell[] {
  const { lower, higher, runs }: Change = difference;
  const numbers = [before, without, changed, difference].flatMap((of) => spread(of, withSample));
  return [title, kind, ...numbers, lower, higher, runs];
}

function spread(of: Spread | null, withSample: boolean): readonly Cell[] {
  const sample = withSample ? [of?.ofSample ?? null] : [];
  return [of?.median ?? null, of?.p10 ?? null, of?.p90 ?? null, ...sample];
}

/** Whether people whom the answer counts are followed in records of several. */
function isSampled({ sure }: PlainAnswer): boolean {
  return (sure.sample?.spreads ?? 0) > 0;
}

function flipTable({ flips }: PlainAnswer): Table {
  return {
    name: "break-even",
    caption: "Where levers turn the answer",
    columns: [
      ...["what turns", "lever", "unit", "set from", "result", "holds"].map(words),
      ...["searched from", "searched to", "as assumed", "turns at", "lower side", "higher side"].map((title) => figures(title)), // prettier-ignore
      words("runs person by person beside it"),
      figures("runs of expected numbers"),
      words("step settled"),
      words("forecasts of this kind"),
    ],
    rows: flips.map((flip) => [
      flip.of.kind === "question" ? "the question" : flip.of.id,
      flip.parameter,
      flip.unit,
      flip.from,
      flip.result,
      flip.holds ?? "",
      ...flip.range,
      flip.assumed,
      flip.at,
      flip.bracket?.[0] ?? null,
      flip.bracket?.[1] ?? null,
      flip.confirmed.map(({ value, holds, runs }) => `holds in ${holds} of ${runs} at ${value}`).join("; "),
      flip.fluidRuns,
      flip.isSettled ? "yes" : "no",
      flip.gate === null ? "" : gateWords(flip.gate),
    ]),
  };
}
