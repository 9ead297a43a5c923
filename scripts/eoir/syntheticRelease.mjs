// Writes a synthetic release in the real layout with its real faults, and says what was put in.
//
//   node scripts/eoir/syntheticRelease.mjs <folder> [<cases> [<seed>]]
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dayOf } from "./days.mjs";
import { openDice } from "./dice.mjs";
import { appealFaults, caseFaults, proceedingFaults, soundRow, spoil } from "./faults.mjs";
import { inventCase } from "./history.mjs";
import { appealColumns, caseColumns, lookups, proceedingColumns } from "./layout.mjs";
import { appealRow, caseRow, proceedingRow } from "./rows.mjs";
import { countedTypes, openTally } from "./tally.mjs";

/**
 * @param folder   where the files go; made when it is not there
 * @param options  cases (2,000), seed (1), firstDay ("2015-10-01"), asOf ("2026-05-31"), faultShare of rows (0.02; 0: clean files), without: kinds of
 *                 fault to leave out
 * @returns {{ counts, cohorts, faults, rows, bytes }} counts by row id; faults by file and kind; data rows and bytes by file
 */
export function writeSyntheticRelease(folder, options = {}) {
  const { cases = 2000, seed = 1, faultShare = 0.02, without = [] } = options;
  const firstDay = dayOf(options.firstDay ?? "2015-10-01");
  const asOf = dayOf(options.asOf ?? "2026-05-31");
  const dice = openDice(seed);
  const tally = openTally(firstDay, asOf);
  mkdirSync(join(folder, "Lookup"), { recursive: true });
  const openOne = (name, columns, faults) => {
    const chosen = Object.entries(faults).filter(([kind]) => !without.includes(kind));
    return openTable(folder, name, columns, Object.fromEntries(chosen), dice, faultShare);
  };
  const files = {
    "A_TblCase.csv": openOne("A_TblCase.csv", caseColumns, caseFaults),
    "B_TblProceeding.csv": openOne("B_TblProceeding.csv", proceedingColumns, proceedingFaults),
    "tblAppeal.csv": openOne("tblAppeal.csv", appealColumns, appealFaults),
  };
  const [caseTable, proceedingTable, appealTable] = Object.values(files);
  for (let n = 0; n < cases; n++) {
    // the last case is filed and open on the last day, so that the day is in the release
    const one = n < cases - 1 ? inventCase(dice, 5_000_000 + n, firstDay, asOf) : lastCase(5_000_000 + n, asOf);
    const isCounted = countedTypes.has(one.type);
    const seen = caseTable.add(caseRow(dice, one), { ...one }, n === cases - 1);
    const proceedings = one.proceedings.map((each) =>
      proceedingTable.add(proceedingRow(dice, one, each), { ...each, isCounted }, n === cases - 1, seen === null),
    );
    const appeals = one.appeals.map((each) =>
      appealTable.add(appealRow(dice, one, each), { ...each, isCounted, custody: one.custody }, false, seen === null),
    );
    if (seen === null) continue;
    tally.countCase({ ...seen, proceedings: proceedings.filter((each) => each !== null) });
    for (const appeal of appeals) if (appeal !== null) tally.countAppeal(seen, appeal);
  }
  for (const [name, lines] of Object.entries(lookups)) {
    writeFileSync(join(folder, "Lookup", name), `${lines.join("\r\n")}\r\n`, "latin1");
  }
  const results = Object.entries(files).map(([name, table]) => [name, table.close()]);
  const countLines = results.map(([name, { rows }]) => `${name.replace(".csv", "")}\t${rows}`);
  writeFileSync(join(folder, "Count.txt"), `${countLines.join("\r\n")}\r\n`);
  const by = (key) => Object.fromEntries(results.map(([name, result]) => [name, result[key]]));
  return { counts: tally.counts, cohorts: tally.cohorts, faults: by("faults"), rows: by("rows"), bytes: by("bytes") };
}

function lastCase(idn, asOf) {
  const proceeding = { idn: 8 * idn, opened: asOf, custody: "N", end: null };
  return {
    idn,
    nat: "CH",
    level: "China",
    type: "RMV",
    custody: "N",
    filed: asOf,
    proceedings: [proceeding],
    appeals: [],
  };
}

/** Rows go to the file in large pieces; faults come round in turn, so that each kind is there. */
function openTable(folder, name, columns, faults, dice, faultShare) {
  const file = openSync(join(folder, name), "w");
  const kinds = Object.keys(faults);
  const done = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  let pieces = [`${columns.join("\t")}\r\n`];
  let waiting = 0;
  let turn = 0;
  let rows = 0;
  let bytes = 0;
  const flush = () => {
    const block = Buffer.from(pieces.join(""), "latin1");
    bytes += block.length;
    writeSync(file, block);
    pieces = [];
    waiting = 0;
  };
  return {
    /** @returns what a careful reader makes of the row; null when it is lost */
    add(texts, seen, isSpared = false, isOrphan = false) {
      const row = soundRow(texts, seen);
      // a row whose case is lost has that fault already
      if (isOrphan) {
        done["orphan"] = (done["orphan"] ?? 0) + 1;
        row.seen = null;
      } else if (!isSpared && dice.chance(faultShare)) {
        const kind = kinds[turn++ % kinds.length];
        if (spoil(row, faults[kind])) done[kind] += 1;
      }
      const line = `${row.texts.join("\t")}${row.tail}\r\n`;
      pieces.push(line);
      rows += 1;
      if (row.twice) {
        pieces.push(line);
        rows += 1;
      }
      waiting += line.length;
      if (waiting > 1 << 20) flush();
      return row.seen;
    },
    close() {
      flush();
      closeSync(file);
      return { rows, bytes, faults: done };
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, cases = "2000", seed = "1"] = process.argv.slice(2);
  if (folder === undefined) {
    console.error("usage: node scripts/eoir/syntheticRelease.mjs <folder> [<cases> [<seed>]]");
    process.exit(2);
  }
  const { rows, bytes } = writeSyntheticRelease(folder, { cases: Number(cases), seed: Number(seed) });
  for (const name of Object.keys(rows))
    console.log(`${name}  ${rows[name]} rows  ${(bytes[name] / 1e6).toFixed(1)} MB`);
}
