// What became of an edition's verdicts, as the fold of a report says it.
import { expect, test } from "vitest";
import { keepVerdicts } from "../../src/ask/keptVerdicts.ts";
import { askVerdictsSince } from "../../src/ask/verdictsSince.ts";
import { changesSection, changesTables } from "../../src/present/changesSection.ts";
import type { Verdict } from "../../src/judge/verdict.ts";
import { openTexts } from "../documents/openTexts.ts";
import { inventedInput } from "../present/fixture.ts";
import { officeModel, said } from "./office.ts";

const claims = `pendency: claims v1
for: office
claims:
  some-come: {words: Somebody <b>comes</b>., ${said}, measure: {entries: served}, compare: value, holdsIf: more than 0 persons}
  many-come: {words: Many come., ${said}, measure: {entries: served}, compare: value, holdsIf: more than 700 persons}
`;
const office = (rate: number) =>
  openTexts("office", { "office.yaml": officeModel(rate), "office.claims.yaml": claims });
const judged = (id: string, verdict: Verdict["verdict"]) => ({ id, words: id === "some-come" ? "Somebody <b>comes</b>." : "Many come.", verdict, probability: null, interval: null, parts: [], tests: [] }) as unknown as Verdict; // prettier-ignore
const edition = keepVerdicts("2026-11", office(9), [judged("some-come", "supported"), judged("many-come", "supported")], {}); // prettier-ignore

test("where nothing is another the fold is a sentence, and no table", async () => {
  const since = await askVerdictsSince(edition, office(9), { verdicts: [judged("some-come", "supported"), judged("many-come", "supported")], asked: {} }); // prettier-ignore
  expect(since).toMatchObject({ changed: [], differs: [], same: 2 });
  const input = { ...inventedInput(), since };
  expect(changesTables(input)).toEqual([]);
  const fold = changesSection(input);
  expect(fold).toContain("What changed since the last edition");
  expect(fold).toContain("Nothing that decides verdicts changed");
  expect(changesSection(inventedInput())).toBe("");
});

test("a verdict that is another stands with what made it so, and what is not judged now is left out", async () => {
  const since = await askVerdictsSince(edition, office(6), { verdicts: [judged("some-come", "contradicted")], asked: {} }); // prettier-ignore
  expect(since.changed).toMatchObject([{ id: "some-come", before: "supported", after: "contradicted", causes: [["model"]] }]); // prettier-ignore
  const [changed, editions] = changesTables({ ...inventedInput(), since });
  expect(changed.rows).toEqual([["Somebody <b>comes</b>.", "some-come", "", "supported", "contradicted", "changed by model"]]); // prettier-ignore
  expect(editions.rows[0]).toEqual(["name", "2026-11", "now"]);
  const fold = changesSection({ ...inventedInput(), since });
  expect(fold).toContain("1 verdict of 1 is another");
  expect(fold).not.toContain("<b>comes");
});

test("what is to be told may be named: a statement that nobody judged then is gone", async () => {
  const since = await askVerdictsSince(edition, office(9), { verdicts: [judged("some-come", "supported")], asked: {}, isMeant: () => true }); // prettier-ignore
  expect(since.changed).toMatchObject([{ id: "many-come", after: null }]);
});
