// pendency requires as a command: the sentence and its picture first, and one clear message for what cannot be asked.
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const brief = ["--draws", "40", "--confirm", "0", "--step", "10 days", "--workers", "1", "--quiet"];

test("the sentence stands first, the picture under it, then the lever's bounds and the box", () => {
  const { status, stdout } = commandLine(["requires", "border-rule", ...brief]);
  expect(status).toBe(0);
  const said = stdout.replace(/\s+/g, " ");
  const at = (text: RegExp): number => said.search(text);
  expect(at(/As assumed the answer is no \(the difference is [\d,]+ persons, and less than 0 persons is asked\)\. The answer would be yes with “How many come/)).toBeGreaterThan(0); // prettier-ignore
  expect(at(/○.*●/)).toBeGreaterThan(at(/The answer would be yes/));
  expect(at(/Arrivals that are expected alone: yes between 0\.2 \(as far as was looked\) and 0\.\d+ \(expected numbers with steps half as long: so at 0\.\d+, not so at [01]\.\d+\) and between 1\.\d+ and [12]\.?\d* \(expected numbers with steps half as long: not so at [01]\.\d+, so at 1\.\d+, so at 1\.\d+, not so at 2\.\d+\)\./)).toBeGreaterThan(at(/○.*●/)); // prettier-ignore
  expect(said.match(/steps half as long: not so a fifth short of it, so a fifth beyond/g)).toHaveLength(2);
  expect(at(/Uncertain figures alone/)).toBeGreaterThan(at(/alone: yes between/));
});

test.each<[string, readonly string[], string]>([
  ["a statement and a condition", ["forced", "--measure", "waiting", "--is", "less than 1 persons"], "a statement or --measure; got both"], // prettier-ignore
  ["a quantity without a condition", ["--measure", "waiting"], "--is and a condition"],
  ["a condition without a quantity", ["--is", "less than 1 persons"], "--measure and a quantity"],
  ["a condition outside what is measured", ["--measure", "seated", "--is", "less than 1 persons"], "a quantity of the model (sentBack, waiting)"], // prettier-ignore
  ["a condition in another unit", ["--measure", "waiting", "--is", "less than 5 days"], "got days"],
  ["an unknown statement", ["forced"], 'the id of a claim; got "forced"'],
  ["a lever without a range", ["--lever", "onDuty"], "a lever with a range; got onDuty, which has none"],
  ["a range with one end", ["--lever", "scale=2"], 'name=low..high; got "scale=2"'],
  ["a lever twice", ["--lever", "scale", "--lever", "scale=1..2"], "each lever once; got scale again"],
  ["a part of no statement", ["--part", "first"], "a statement that has parts; got none"],
])("%s is told in one message, with exit code 2", (_, words, told) => {
  const { status, stdout, stderr } = commandLine(["requires", "border-rule", ...words, ...brief]);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(told);
  expect(stderr.match(/expected/g)).toHaveLength(1);
  expect(stderr).not.toMatch(/NaN|undefined|\bat .*\.ts:/);
});
