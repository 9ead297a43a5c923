// What would have to be true for the answer to be another one: the sentence and its picture, then levers, the box of
// conditions with how it was peeled, and every number in tables.
import type { ConditionBox, Freedom, Requires } from "../ask/requires/required.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { escape, figure, paragraph, section } from "./html.ts";
import { movesTable, requiresChart } from "./requiresChart.ts";
import { boxLines, conditionWords, freedomLines, leverSentence, requiresSentence } from "./requiresSentences.ts";
import { englishRequires as said } from "./requiresWords.ts";
import { responsive } from "./svg.ts";
import { figures, foldedTable, words } from "./table.ts";
import type { Table } from "./table.ts";

export function requiresSection(input: ReportInput): string {
  const { requires, requiresCommand = "" } = input;
  if (requires === undefined) return "";
  const isTold = requires.gate?.status !== "failed";
  const freedoms = freedomsOf(requires);
  const sentence = requiresSentence(requires);
  const pictures = freedoms.map(({ name, title, freedom }) => pictureOf(title, sentence, freedom, `requires-${name}`));
  const pictured = new Set(freedoms.map(({ name }) => `requires-${name}`));
  const levers = requires.levers.map((lever) => paragraph(leverSentence(lever, requires.of.kind)));
  const sources = requires.sources.flatMap(({ brings, source, title }) => brings === null ? [] : [paragraph(said.source(brings, source, title))]); // prettier-ignore
  const more = freedoms.map(({ title, freedom }) => `<h3>${escape(title)}</h3>${[...boxLines(freedom), ...freedomLines(freedom)].map((line) => paragraph(line)).join("")}`); // prettier-ignore
  const how = `${said.limits} Expected numbers in steps of ${number(requires.stepDays)} days; a spread is a standard deviation of a figure's range, of a lever as if every value on either side of what is assumed were as likely.`; // prettier-ignore
  const command = requiresCommand === "" ? "" : `<p>More draws, and levers between their bounds: <code>${escape(requiresCommand)}</code></p>`; // prettier-ignore
  const tables = isTold
    ? requiresTables(input)
        .filter(({ name }) => !pictured.has(name))
        .map(foldedTable)
        .join("")
    : "";
  const body = isTold ? [...pictures, ...levers, ...sources, ...more].join("") : "";
  const line = `Nearest combination among ${counted(freedoms.at(-1)?.freedom.figures ?? 0, "figure")} and levers, and a box of conditions`;
  return section("requires", said.title, line, `${paragraph(sentence, "lead")}${body}${tables}${paragraph(how, "note")}${command}`); // prettier-ignore
}

interface Named {
  readonly name: string;
  readonly title: string;
  readonly freedom: Freedom;
}

function freedomsOf({ evidence, withLevers }: Requires): readonly Named[] {
  return [
    ...(evidence === null ? [] : [{ name: "evidence", title: said.alone, freedom: evidence }]),
    ...(withLevers === null ? [] : [{ name: "levers", title: said.withLeversToo, freedom: withLevers }]),
  ];
}

function pictureOf(title: string, sentence: string, { nearest }: Freedom, id: string): string {
  if (nearest === null) return "";
  const draw = (width: number, suffix: string): string =>
    requiresChart(nearest.moves, { id: `${id}-${suffix}`, width, title, sentence, words: said, titleOf: (one) => one.title }).picture; // prettier-ignore
  return figure(title, said.howFar, responsive(draw), foldedTable(movesTable(id, title, nearest.moves)));
}

/** Of each freedom the moves and the box with its trajectory; of levers their bounds. */
export function requiresTables({ requires }: ReportInput): readonly Table[] {
  if (requires === undefined || requires.gate?.status === "failed") return [];
  const ofFreedoms = freedomsOf(requires).flatMap(({ name, title, freedom: { nearest, box } }) => [
    ...(nearest === null ? [] : [movesTable(`requires-${name}`, title, nearest.moves)]),
    ...(box === null ? [] : [conditionsTable(`requires-${name}-box`, title, box), trajectoryTable(`requires-${name}-peeled`, title, box)]), // prettier-ignore
  ]);
  return requires.levers.length === 0 ? ofFreedoms : [...ofFreedoms, leversTable(requires)];
}

function conditionsTable(name: string, title: string, { conditions }: ConditionBox): Table {
  const { columns } = said;
  return {
    name,
    caption: `${said.boxTitle}: ${title}`,
    columns: [words(columns.condition), words("name"), words("unit"), figures(columns.low), figures(columns.high), figures("draws from"), figures("draws to"), figures(columns.byChance), figures(columns.again, "share")], // prettier-ignore
    rows: conditions.map((one) => [conditionWords(one), one.parameter, one.unit, one.low, one.high, one.range?.[0] ?? null, one.range?.[1] ?? null, one.quasiP, one.foundAgain]), // prettier-ignore
  };
}

function trajectoryTable(name: string, title: string, { trajectory }: ConditionBox): Table {
  const { columns } = said;
  return {
    name,
    caption: `Boxes on the way, from all draws to the smallest: ${title}`,
    columns: [figures(columns.inside), figures(columns.density, "share"), figures(columns.coverage, "share"), figures(columns.conditions)], // prettier-ignore
    rows: trajectory.map(({ inside, density, coverage, conditions }) => [inside, density, coverage, conditions]),
  };
}

function leversTable({ levers }: Requires): Table {
  const { columns } = said;
  return {
    name: "requires-bounds",
    caption: `${said.leverTitle}: where it holds`,
    columns: [
      words(columns.lever),
      words("name"),
      words("unit"),
      figures(columns.from),
      figures(columns.to),
      words(columns.isTurn),
    ],
    rows: levers.flatMap(
      ({ title, parameter, unit, spans }) =>
      spans.map(({ low, high }) => [title, parameter, unit, low.at, high.at, [low, high].map(({ isOpen }) => (isOpen ? said.no : said.yes)).join(", ")]), // prettier-ignore
    ),
  };
}
