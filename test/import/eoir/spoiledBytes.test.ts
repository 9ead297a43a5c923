// Bytes changed anywhere: the import is refused with a place, or every row is accounted for; nothing else happens.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDice } from "../../../scripts/eoir/dice.mjs";
import { writeSyntheticRelease } from "../../../scripts/eoir/syntheticRelease.mjs";
import { PendencyError } from "../../../src/errors.ts";
import { hasDuckDB } from "./duckdb.ts";
import { importFrom, newFolder, remove } from "./releases.ts";

const folder = newFolder();
const sound = join(folder, "sound");
const release = join(folder, "release");
const out = join(folder, "facts", "eoir", "case-data-2026-06");

beforeAll(() => void writeSyntheticRelease(sound, { cases: 150, seed: 4, faultShare: 0.02 }));
afterAll(() => remove(folder));

/** What goes wrong on disks and in transfers: bytes overwritten, put in, taken out, repeated. */
function spoil(bytes: Buffer, dice: ReturnType<typeof openDice>): Buffer {
  const at = dice.below(bytes.length);
  const some = Buffer.from(
    Array.from({ length: 1 + dice.below(6) }, () => dice.pick([0, 9, 10, 13, 34, 92, 65, 255, dice.below(256)])),
  );
  const cut = dice.pick([0, 1, 3, 40, 2000]);
  switch (dice.below(4)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(at + some.length)]);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + cut))]);
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - cut))]);
  }
}

describe.runIf(hasDuckDB)("spoiled files", () => {
  test.each(Array.from({ length: 24 }, (_, n) => n + 1))("spoiled in way %i", async (seed) => {
    const dice = openDice(1000 + seed);
    rmSync(release, { recursive: true, force: true });
    cpSync(sound, release, { recursive: true });
    rmSync(join(release, "Count.txt"));
    for (const name of ["A_TblCase.csv", "B_TblProceeding.csv", "tblAppeal.csv"]) {
      let bytes: Buffer = readFileSync(join(release, name));
      for (let times = 1 + dice.below(5); times > 0; times--) bytes = spoil(bytes, dice);
      writeFileSync(join(release, name), bytes);
    }
    try {
      const report = await importFrom(release, out);
      for (const { rows, kept, dropped, faults } of report.tables) {
        expect(kept + dropped).toBe(rows);
        expect(kept).toBeGreaterThan(0);
        for (const { examples } of faults) for (const { line } of examples) expect(line).toBeGreaterThan(1);
      }
      expect(existsSync(join(out, "table.csv"))).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(PendencyError);
      for (const { at, path } of (error as PendencyError).problems) expect(at ?? path).toBeTruthy();
      expect(existsSync(out)).toBe(false);
    } finally {
      remove(out);
    }
  });
});
