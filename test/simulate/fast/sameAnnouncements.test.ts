// The fast engine against its specification: every announcement of every run, to the last bit.
import { expect, test } from "vitest";
import { simulateFast } from "../../../src/simulate/fast/run.ts";
import { simulate } from "../../../src/simulate/individual/run.ts";
import { randomProgram } from "../randomProgram.ts";
import { differenceOf, traceOf } from "./sameAnnouncements.ts";

const [from, to] = (process.env["PENDENCY_SEEDS"] ?? "0-400").split("-").map(Number);

test(`both engines announce the same of random programs ${from} to ${to - 1}`, { timeout: 3_000_000 }, () => {
  for (let seed = from; seed < to; seed++) {
    const program = randomProgram(seed);
    const difference = differenceOf(traceOf(program, simulate, seed), traceOf(program, simulateFast, seed));
    expect(difference, `program ${seed}`).toBeNull();
  }
});

test("a run that would pass a limit is refused by both in the same words", () => {
  const program = randomProgram(1);
  for (const limits of [{ maxEvents: 20 }, { maxPersons: 3 }]) {
    const refused = (engine: typeof simulate): string => {
      try {
        engine(program, { seed: 1, replication: 0, recorders: [], limits });
        return "not refused";
      } catch (error) {
        return String(error);
      }
    };
    expect(refused(simulateFast)).toBe(refused(simulate));
    expect(refused(simulate)).toContain("expected at most");
  }
});
