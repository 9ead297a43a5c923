// Verdicts kept beside a model, and what is said of them once a figure, a parameter, a statement or the question changed.
import { expect, test } from "vitest";
import { askClaims } from "../../src/ask/claims.ts";
import { keepVerdicts, keptVerdictsText, readKeptVerdicts } from "../../src/ask/keptVerdicts.ts";
import type { KeptVerdicts } from "../../src/ask/keptVerdicts.ts";
import { askVerdictChanges } from "../../src/ask/verdictChanges.ts";
import type { VerdictChanges } from "../../src/ask/verdictChanges.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { verdictChangesText } from "../../src/present/verdictChangesText.ts";
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
  expect(await askVerdictChanges(first, first)).toMatchObject({ same: 2, changed: [] });
});

test("a changed parameter is the model, a changed line the statement, and both are not told apart", async () => {
  const differsOf = ({ changed }: VerdictChanges) => changed.map(({ id, differs, causes }) => [id, differs, causes]);
  expect(differsOf(await askVerdictChanges(first, await kept(6, 700)))).toEqual([["many", ["model"], [["model"]]]]);
  expect(differsOf(await askVerdictChanges(first, await kept(9, 2000)))).toEqual([
    ["many", ["statement"], [["statement"]]],
  ]);
  const both = await askVerdictChanges(first, await kept(6, 900, "now", "", 12));
  expect(differsOf(both)).toEqual([["many", ["model", "statement", "asked"], []]]);
  const text = verdictChangesText(both, plainStyle).replace(/\s+/g, " ");
  expect(text).toContain(
    "Between the editions the model, the statements and how it was asked changed: 1 verdict of 2 is another. Older: first, model",
  );
  expect(text).toContain("many: was supported (100 % of runs), is contradicted (0 % of runs); not told apart, as the model, the statements and how it was asked changed"); // prettier-ignore
});

test("a statement that is new or gone is told as such", async () => {
  const more = `  any: {words: Anybody comes., ${said}, measure: {entries: served}, compare: value, holdsIf: more than 0 persons}\n`;
  const with3 = await kept(9, 700, "now", more);
  expect((await askVerdictChanges(first, with3)).changed).toMatchObject([
    { id: "any", before: null, after: "supported" },
  ]);
  expect((await askVerdictChanges(with3, first)).changed).toMatchObject([
    { id: "any", before: "supported", after: null },
  ]);
  expect(verdictChangesText(await askVerdictChanges(with3, first), plainStyle)).toContain("any: gone, was supported");
});

test("a file that is cut off, changed, of something else or of another model is refused", () => {
  const text = keptVerdictsText(first);
  expect(readKeptVerdicts(text, "first.json", "office")).toEqual(first);
  const refused = (changed: string, id = "office") => expect(() => readKeptVerdicts(changed, "first.json", id));
  refused(text.slice(0, 90)).toThrow("got a text that is no JSON, or is cut off");
  refused(text.replace('"supported"', '"contradicted"')).toThrow("got one that was changed after it was written");
  refused("{}").toThrow('expected "pendency": "verdicts v2"; got null');
  refused(text, "clinic").toThrow("expected an edition of clinic; got one of office");
});
