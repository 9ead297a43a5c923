// Lists every publication and its row-id patterns in facts/README.md, between two marks.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { parse } from "yaml";
import { wrapProse } from "../wrapProse.mjs";

const begin = "<!-- catalogue: written by scripts/derive-facts.mjs -->";
const end = "<!-- end of catalogue -->";

/** @param nationalities names that make rows of one pattern */
export function writeCatalogue(folder, nationalities) {
  const readme = join(folder, "README.md");
  const text = readFileSync(readme, "utf8");
  const head = text.slice(0, text.indexOf(begin) + begin.length);
  const tail = text.slice(text.indexOf(end));
  writeFileSync(
    readme,
    `${head}\n\n${publicationIds(folder)
      .map((id) => entry(folder, id, nationalities))
      .join("\n")}\n${tail}`,
  );
}

function publicationIds(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((publisher) => publisher.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((publication) => `${name}/${publication}`))
    .sort();
}

function entry(folder, id, nationalities) {
  const source = parse(readFileSync(join(folder, id, "source.yaml"), "utf8"));
  const rows = Papa.parse(readFileSync(join(folder, id, "table.csv"), "utf8"), { skipEmptyLines: true }).data;
  const patterns = patternsOf(
    rows.slice(1).map(([row]) => row),
    nationalities,
  );
  const lines = patterns.map(({ pattern, count, example }) =>
    count === 1 ? `- \`#${example}\`` : `- \`#${pattern}\`, ${count} rows, such as \`#${example}\``,
  );
  const published = `${source.publisher}, *${source.title}* (${source.publishedOn}).`;
  return wrapProse([`### ${id}`, "", published, "", ...lines, ""].join("\n"));
}

/** Rows that differ only in nationality or period are one pattern. */
function patternsOf(rows, nationalities) {
  const patterns = new Map();
  for (const row of rows) {
    const pattern = row
      .split(".")
      .map((part) => (nationalities.includes(part) ? "{nationality}" : periodPattern(part)))
      .join(".");
    const seen = patterns.get(pattern);
    if (seen === undefined) patterns.set(pattern, { pattern, count: 1, example: row });
    else patterns.set(pattern, { ...seen, count: seen.count + 1, example: row });
  }
  return [...patterns.values()];
}

function periodPattern(part) {
  if (/^FY\d{4}\w*$/.test(part)) return "FY{year}";
  if (/^\d{4}-\d{2}-\d{2}$/.test(part)) return "{year}-{month}-{day}";
  if (/^\d{4}-\d{2}$/.test(part)) return "{year}-{month}";
  return part;
}
