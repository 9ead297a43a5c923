// Writes small workbooks, and broken ones: an archive of XML parts, as spreadsheets are.
import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../src/import/crc32.ts";
import { cellName } from "../../src/import/rawFile.ts";

/** A number or text as typed, nothing, or a formula with its stored result. */
export type FixtureCell = number | string | null | { readonly formula: string; readonly value: number };
export type FixtureRows = readonly (readonly FixtureCell[])[];

/** @param sheets in order, by name */
export function workbook(sheets: Readonly<Record<string, FixtureRows>>): Buffer {
  const names = Object.keys(sheets);
  const relations = names.map((_, n) => `<Relationship Id="r${n}" Type="worksheet" Target="worksheets/s${n}.xml"/>`);
  const list = names.map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="r${n}"/>`);
  return zip({
    "xl/workbook.xml": `<workbook><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    "docProps/core.xml": "<c><dcterms:modified>2025-02-20T12:00:00Z</dcterms:modified></c>",
    ...Object.fromEntries(names.map((name, n) => [`xl/worksheets/s${n}.xml`, sheetXml(sheets[name])])),
  });
}

function sheetXml(rows: FixtureRows): string {
  const lines = rows.map(
    (cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, r, c)).join("")}</row>`,
  );
  return `<worksheet><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: FixtureCell, row: number, column: number): string {
  const at = `r="${cellName(row, column)}"`;
  if (cell === null) return "";
  if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return `<c ${at}><f>${escaped(cell.formula)}</f><v>${cell.value}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** @param promise bytes that the directory says each part unpacks to, where it should lie */
export function zip(parts: Readonly<Record<string, string>>, promise: Readonly<Record<string, number>> = {}): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26); // from the version needed to the lengths, the same in both headers
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(promise[name] ?? plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, tail, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from("PK\x05\x06"), end]);
}
