// Tables of figures in which whatever came out after a day is spoilt: multiplied, shuffled or deleted.
import Papa from "papaparse";
import { libraryAsOf } from "../../src/facts/libraryAsOf.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { daysFromCivil, isoDate } from "../../src/quantity/date.ts";
import type { DocumentFile } from "../../src/reading/document.ts";

export interface Poisoned {
  readonly files: readonly DocumentFile[];
  readonly multiplied: number;
  readonly shuffled: number;
  readonly deleted: number;
}

/** A third of the later rows of each table each; the file system's order of tables is that of `files`. */
export function poison(files: readonly DocumentFile[], date: string, seed: number): Poisoned {
  const chance = uniform(seed);
  const day = daysOf(date);
  const { standings } = libraryAsOf(readFacts(files), day, { date, strict: false });
  const counts = { multiplied: 0, shuffled: 0, deleted: 0 };
  const poisoned = files.map((file) => {
    const id = /([^/]+\/[^/]+)\/table\.csv$/.exec(file.path)?.[1];
    if (id === undefined) return file;
    const rows = Papa.parse<string[]>(file.text.trimEnd()).data;
    const [header] = rows;
    const [rowAt, valueAt] = [header.indexOf("row"), header.indexOf("value")];
    // a revised figure of a later edition is later, too; deleting it would delete the figure's place
    const later = rows.slice(1).filter((row) => {
      const found = standings.get(`${id}#${row[rowAt]}`);
      return found?.standing === "left out" || (found !== undefined && found.edition?.id !== id);
    });
    const kinds = new Map(later.map((row) => [row, Math.floor(chance() * 3)]));
    const isLeftOut = (row: string[]): boolean => standings.get(`${id}#${row[rowAt]}`)?.standing === "left out";
    const gone = new Set(later.filter((row) => kinds.get(row) === 2 && isLeftOut(row)));
    const multiplied = later.filter((row) => kinds.get(row) === 0 && !gone.has(row));
    for (const row of multiplied) row[valueAt] = String(Number(row[valueAt]) * (2 + 7 * chance()) + 1);
    const shuffled = later.filter((row) => kinds.get(row) !== 0 && !gone.has(row));
    const values = shuffled.map((row) => row[valueAt]);
    for (let last = values.length - 1; last > 0; last -= 1) {
      const other = Math.floor(chance() * (last + 1));
      [values[last], values[other]] = [values[other], values[last]];
    }
    for (const [index, row] of shuffled.entries()) row[valueAt] = values[index];
    counts.multiplied += multiplied.length;
    counts.shuffled += shuffled.length;
    counts.deleted += gone.size;
    return { ...file, text: `${Papa.unparse(rows.filter((row) => !gone.has(row)))}\n` };
  });
  return { files: poisoned, ...counts };
}

/** Days from 1 October 2020 to 31 December 2025, each as likely as any other. */
export function daysDrawn(count: number, seed: number): readonly string[] {
  const chance = uniform(seed);
  const [first, last] = [daysOf("2020-10-01"), daysOf("2025-12-31")];
  return Array.from({ length: count }, () => isoDate(first + Math.floor(chance() * (last - first + 1))));
}

function daysOf(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return daysFromCivil(year, month, day);
}

/** Mulberry32: a generator of its own, so that the test shares none with what it tests. */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
