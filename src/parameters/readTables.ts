// The `tables:` of a parameters document: what is fitted together from published sums.
import type { DocumentFile, Node } from "../reading/document.ts";
import { levelWords, months, seriesName } from "../quantity/readComputed.ts";
import { nameOf } from "../reading/name.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import {
  asMap,
  checkName,
  dictionary,
  finish,
  listOf,
  optional,
  record,
  required,
  text,
  wholeNumber,
  wrong,
} from "../reading/reading.ts";
import type { Read } from "../reading/reading.ts";
import type { FittedAxis, FittedTable } from "./fittedTable.ts";

/** @throws PendencyError with up to ten problems of shape */
export function readTables(file: DocumentFile, context: DocumentContext): readonly FittedTable[] {
  const { tree, reading } = openDocument(file, "parameters", context);
  const section = tree.entries.get("tables");
  return section === undefined ? [] : finish(reading, () => tableSection(section.value, reading));
}

const usualAtLeast = 3;

const tableSection: Read<FittedTable[]> = dictionary("tables", (key, node, reading, keyAt) => {
  const read = record<Omit<FittedTable, "name" | "at" | "atLeastMonths"> & { atLeast: number }>("a fitted table", {
    title: required(text),
    during: required(nameOf),
    atLeast: optional(months, usualAtLeast),
    fewest: optional(wholeNumber(1), 1),
    axes: required(axes),
    margins: required(listOf(seriesName)),
    start: required(seriesName),
  })(node, reading);
  const { atLeast, ...rest } = read;
  const table = { ...rest, name: checkName(key, keyAt, node.path, reading), at: node.at, atLeastMonths: atLeast };
  for (const series of [...table.margins, table.start]) {
    for (const { name } of bracesIn(series.text)) {
      if (table.axes.some((axis) => axis.text === name)) continue;
      wrong({ ...node, at: series.at }, reading, "an axis of the table in braces", `"{${name}}"`);
    }
  }
  for (const axis of table.axes) {
    if (table.margins.some(({ text: series }) => series.includes(`{${axis.text}}`))) continue;
    wrong({ ...node, at: axis.at }, reading, "every axis in braces in one of the margins", `${axis.text} in none`);
  }
  return table;
});

function bracesIn(series: string): readonly { readonly name: string; readonly index: number }[] {
  return [...series.matchAll(/\{([^{}]*)\}/g)].map(({ 1: name, index }) => ({ name, index }));
}

/** A list of levels that series call by these names, or a mapping from levels to what series call them. */
const axes: Read<FittedAxis[]> = (node, reading) => {
  const map = asMap(node, reading, "axes by name");
  if (map.entries.size < 2) wrong(map, reading, "at least two axes", `${map.entries.size}`);
  return [...map.entries].map(([key, entry]) => {
    const { else: otherwise = null, ...words } = wordsOf(entry.value, reading) as Record<string, string>;
    if (Object.keys(words).length === 0) wrong(entry.value, reading, "levels of the axis", "none");
    return { text: key, at: entry.keyAt, words, otherwise };
  });
};

const wordsOf: Read<Record<string, string>> = (node: Node, reading) =>
  node.kind === "map"
    ? levelWords(node, reading)
    : Object.fromEntries(listOf(text)(node, reading).map((level) => [level, level]));
