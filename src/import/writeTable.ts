// An imported table as the two files of its folder: source.yaml and table.csv, always the same bytes.
import { tableColumns } from "../facts/readFacts.ts";
import type { DocumentFile } from "../reading/document.ts";
import { writeYamlRecord } from "../reading/writeYamlRecord.ts";
import type { ImportedTable } from "./importer.ts";

/** Paths begin with the publication's id: "ohss/khsm-2024-11/source.yaml". */
export function writeTable({ id, source, rows }: ImportedTable): readonly DocumentFile[] {
  const { publisher, title, publishedOn, retrievedOn, licence, foundIn, rawFile, rawSha256, notes } = source;
  const fields: Record<string, string | number> = { publisher, title, publishedOn, retrievedOn, licence, foundIn };
  if (source.vintageOf !== "") fields.vintageOf = source.vintageOf;
  Object.assign(fields, { rawFile, rawSha256 });
  if (source.roundedTo !== 0) fields.roundedTo = source.roundedTo;
  const { accepted = [], suppressBelow = 0 } = source;
  if (accepted.length > 0) fields.accepted = accepted.join("; ");
  if (suppressBelow > 0) fields.suppressBelow = suppressBelow;
  fields.notes = notes;
  const lines = [...rows.values()].map((row) => tableColumns.map((name) => csvCell(row[name])).join(","));
  return [
    { path: `${id}/source.yaml`, text: writeYamlRecord(fields) },
    { path: `${id}/table.csv`, text: `${[tableColumns.join(","), ...lines].join("\n")}\n` },
  ];
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
