// Verdicts kept beside a model, and what is said of them once a figure, a parameter, a statement or the question changed.
import { expect, test } from "vitest";
import { askClaims } from "../../src/ask/claims.ts";
import { keepVerdicts, keptVerdictsText, readKeptVerdicts, verdictsSince } from "../../src/ask/keptVerdicts.ts";
import type { KeptVerdicts } from "../../src/ask/keptVerdicts.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { verdictsSinceText } from "../../src/present/verdictsSinceText.ts";
import { openTexts } from "../documents/openTexts.ts";
import { officeModel, said } from "./office.ts";

const claims = (line: number, more = "") => `pendency: claims v1
for: office
claims:
  many: {words: Many come., ${said}, measure: {entries: served}, compare: value, holdsIf: more than ${line} persons}
  some: {words: Some come., ${said}, measure: {entries: served}, compare: value, holdsIf: more than 0 persons}
${more}`;

async function kept(
  rate: number,
  line: number,
  edition = "first",
  more = "",
  replications = 11,
): Promise<KeptVerdicts> {
  const documents = openTexts("office", { "office.yaml": officeModel(rate), "claims.yaml": claims(line, more) });
  const asked = { engine: "fluid", stepDays: 1, replications } as const;
  const { verdicts } = await askClaims(documents, asked);
  return keepVerdicts(edition, documents, verdicts, asked);
}

const first = await kept(9, 700);

test("the same documents give the same bytes, and nothing changed since", async () => {
  expect(keptVerdictsText(await kept(9, 700))).toBe(keptVerdictsText(first));
  expect(verdictsSince(first, first)).toMatchObject({ same: 2, changed: [] });
});

test("a changed parameter is the model, a changed line the statement, and both are not told apart", async () => {
  const differsOf = ({ changed }: ReturnType<typeof verdictsSince>) =>
    changed.map(({ id, differs }) => [id, ...differs]);
  expect(differsOf(verdictsSince(first, await kept(6, 700)))).toEqual([["many", "model"]]);
  expect(differsOf(verdictsSince(first, await kept(9, 2000)))).toEqual([["many", "statement"]]);
  const both = verdictsSince(first, await kept(6, 900, "now", "", 12));
  expect(differsOf(both)).toEqual([["many", "model", "statement", "asked"]]);
  const text = verdictsSinceText(both, plainStyle).replace(/\s+/g, " ");
  expect(text).toContain("Since edition first: 1 verdict of 2 is another.");
  expect(text).toContain("many: was supported (100 % of runs), is contradicted (0 % of runs); the model, the statement itself and how it was asked changed, which hashes do not tell apart"); // prettier-ignore
});

test("a statement that is new or gone is told as such", async () => {
  const more = `  any: {words: Anybody comes., ${said}, measure: {entries: served}, compare: value, holdsIf: more than 0 persons}\n`;
  const with3 = await kept(9, 700, "now", more);
  expect(verdictsSince(first, with3).changed).toMatchObject([{ id: "any", before: null, after: "supported" }]);
  expect(verdictsSince(with3, first).changed).toMatchObject([{ id: "any", before: "supported", after: null }]);
  expect(verdictsSinceText(verdictsSince(with3, first), plainStyle)).toContain("any: gone, was supported");
});

test("a file that is cut off, changed, of something else or of another model is refused", () => {
  const text = keptVerdictsText(first);
  expect(readKeptVerdicts(text, "first.json", "office")).toEqual(first);
  const refused = (changed: string, id = "office") => expect(() => readKeptVerdicts(changed, "first.json", id));
  refused(text.slice(0, 90)).toThrow("got a text that is no JSON, or is cut off");
  refused(text.replace('"supported"', '"contradicted"')).toThrow("got one that was changed after it was written");
  refused("{}").toThrow('expected "pendency": "verdicts v1"; got null');
  refused(text, "clinic").toThrow("expected an edition of clinic; got one of office");
});
