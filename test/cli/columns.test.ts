// Columns of `compare`: stacks with values of their own, and what all of them are held against.
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { columnOf } from "../../src/cli/options.ts";
import { root } from "../installed.ts";

const compare = (...words: readonly string[]) =>
  commandLine(["compare", join(root, "examples", "border-rule"), "--engine", "fluid", "--step", "3 days", ...words, "--json"]); // prettier-ignore

test("a column is scenarios and values, whatever signs the values have", () => {
  expect(columnOf("law+more")).toEqual({ stack: ["law", "more"], values: [] });
  expect(columnOf("law + level=250 per day+scale=1e+0+more")).toEqual({
    stack: ["law", "more"],
    values: [["level", "250 per day"], ["scale", "1e+0"]], // prettier-ignore
  });
  expect(columnOf("level=+5 per day").values).toEqual([["level", "+5 per day"]]);
  expect(() => columnOf("law+level=")).toThrow(/name=value/);
});

test("a value of one column is in no other, and what they are held against is the first", () => {
  const { status, stdout } = compare("--against", "law", "--scenario", "law", "--scenario", "law+level=250 per day");
  expect(status).toBe(0);
  const { differences } = JSON.parse(stdout) as { differences: readonly { stack: string; set: string; against: string; name: string; mean: number }[] }; // prettier-ignore
  expect(new Set(differences.map(({ against }) => against))).toEqual(new Set(["law"]));
  const [same, other] = ["", "level = 250 per day"].map((set) => differences.filter((one) => one.set === set));
  expect(same.map(({ mean }) => mean)).toEqual(same.map(() => 0));
  expect(other.some(({ mean }) => mean !== 0)).toBe(true);
});

test.each([
  [["--waterfall", "--against", "law", "--scenario", "law+more"], "--against"],
  [["--waterfall", "--scenario", "level=250 per day", "--scenario", "law+more"], "the stack in which it ends alone"],
  [["--scenario", "law+levl=250 per day"], "level"],
  [["--scenario", "law+level=many"], "--scenario level"],
  [["--against", "lw", "--scenario", "law"], "law"],
])("%s is refused, with what would be right", (words, said) => {
  const { status, stdout } = compare(...words);
  expect(status).toBe(2);
  expect(stdout).toContain(said);
});
