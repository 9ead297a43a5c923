// A table of figures of somebody's own in the place of a number of a model: as a parameter like any other, in the model's own
// documents, so that whoever has these gets the same numbers.
import { refuseUsage } from "../errors.ts";
import type { Position } from "../errors.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind } from "../reading/documentKind.ts";
import { entryRange, valueRange } from "../reading/sourceRanges.ts";
import type { EntryRange } from "../reading/sourceRanges.ts";

export interface OwnTable {
  /** steps: a figure holds until the next one. counts: so many in that period */
  readonly means: "steps" | "counts";
  /** dates and figures as they are written, in their order */
  readonly figures: readonly (readonly [when: string, figure: string])[];
  /** whose figures they are, and in which file they came */
  readonly whose: string;
  readonly name: string;
}

/** Of a parameter declared anew. */
interface Declared {
  readonly parameter: string;
  readonly title: string;
  readonly unit: string;
}

const kept = new Set(["title", "unit", "lever"]);

/** @returns the document with the parameter's value, grounds and range replaced; title, unit and lever stay */
export function withTableFor(files: readonly DocumentFile[], parameter: string, table: OwnTable): DocumentFile {
  for (const { path, text } of files) {
    const kind = documentKind({ path, text });
    if (kind !== "parameters" && kind !== "model") continue;
    const range = entryRange(text, ["parameters", parameter]);
    if (range === null) continue;
    const stay = range.below.filter(({ key }) => kept.has(key)).map(({ from, to }) => text.slice(from, to).trimEnd());
    const entry = entryText(parameter, stay, table, range);
    return {
      path,
      text: `${text.slice(0, range.from)}${entry}${text.slice(range.to).replace(/^[^\S\n]+(?=\n|$)/, "")}`,
    };
  }
  return refuseUsage(parameter, "a parameter that is written in a document", "none of that name");
}

/** @returns the model's own document, in which a new parameter with these figures stands for the value at that place */
export function withTableAt(
  files: readonly DocumentFile[],
  at: Position,
  declared: Declared,
  table: OwnTable,
): DocumentFile {
  const file = files.find(({ path }) => path === at.file);
  const range = file === undefined ? null : valueRange(file.text, at.line, at.column);
  if (file === undefined || range === null) return refuseUsage(at.file, "the value in its document", "none there");
  const { parameter, title, unit } = declared;
  const text = `${file.text.slice(0, range.from)}${parameter}${file.text.slice(range.to)}`;
  const lines = [`title: ${JSON.stringify(title)}`, `unit: ${JSON.stringify(unit)}`];
  const section = entryRange(text, ["parameters"]);
  if (section === null) {
    const entry = entryText(parameter, lines, table, { indent: 2, isFlow: false });
    return { path: file.path, text: `${text.replace(/\n*$/, "\n")}parameters:\n  ${entry}\n` };
  }
  const first = section.below.at(0);
  if (first === undefined) return refuseUsage("parameters", "parameters, or no section of them", "an empty section");
  const isFlow = text[section.valueFrom] === "{";
  const indent = first.from - (text.lastIndexOf("\n", first.from - 1) + 1);
  const entry = entryText(parameter, lines, table, { indent, isFlow });
  const between = isFlow ? ", " : `\n${" ".repeat(indent)}`;
  return { path: file.path, text: `${text.slice(0, first.from)}${entry}${between}${text.slice(first.from)}` };
}

/** @param stay parts of the entry as they are written, or as they will be */
function entryText(
  parameter: string,
  stay: readonly string[],
  { means, figures, whose, name }: OwnTable,
  { indent, isFlow }: Pick<EntryRange, "indent" | "isFlow">,
): string {
  const grounds = [
    "kind: judgement",
    `judgedBy: ${JSON.stringify(whose)}`,
    `reason: ${JSON.stringify(`figures of one's own, from ${name}`)}`,
  ];
  const rows = figures.map(([when, figure]) => `${when}: ${figure}`);
  if (isFlow) return `${parameter}: {${[...stay, ...grounds].join(", ")}, value: {${means}: {${rows.join(", ")}}}}`;
  const below = (more: number): string => `\n${" ".repeat(indent + more)}`;
  const lines = [...stay, ...grounds].map((line) => `${below(2)}${line}`).join("");
  return `${parameter}:${lines}${below(2)}value:${below(4)}${means}:${rows.map((row) => `${below(6)}${row}`).join("")}`;
}
