// What the flagship reads at the border and of arrivals as of a day, with every later row of every table poisoned.
import { expect, test } from "vitest";
import { openModel } from "../../src/disk/openModel.ts";
import { documentsAsOf } from "../../src/documents/documentsAsOf.ts";
import { dayOf } from "../../src/documents/openDocuments.ts";
import { periodDays } from "../../src/facts/periodDays.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";

const documents = openModel("us-removal");
const rooms = /(border|arrivals)\.yaml$/;

function readOn(date: string, facts: FactLibrary, files = rooms): readonly string[] {
  const view = documentsAsOf(documents, facts, dayOf(date)!, { date, strict: false });
  return view.documents.parameters.filter(({ at }) => files.test(at.file)).map((one) => JSON.stringify(one));
}

/** Every figure of a period that ends on the day or after it is another one. */
function poisoned(date: string): FactLibrary {
  const day = dayOf(date)!;
  const facts = [...documents.facts.facts].map(([id, fact]) => {
    const isLater = (periodDays(fact.period)?.last ?? Infinity) >= day;
    return [id, isLater ? { ...fact, value: 7 * fact.value + 3 } : fact] as const;
  });
  return { ...documents.facts, facts: new Map(facts) };
}

const origins = ["2020-10-01", "2021-10-01", "2022-10-01", "2024-04-06", "2025-01-15"];

test.each(origins)("as of %s nothing is read of later rows, whatever these say", (date) => {
  const plain = readOn(date, documents.facts);
  const changed = readOn(date, poisoned(date));
  expect(plain.filter((one, index) => one !== changed[index]).map((one) => JSON.parse(one).name)).toEqual([]);
});

test.each(origins)("as of %s all but the levels of 2025 can be read", (date) => {
  const levels = ["lowOfoTotal", "lowSouthwestPorts", "lowUsbpTotal"];
  const missing = readOn(date, documents.facts)
    .map((one) => JSON.parse(one))
    .filter(({ source }) => source?.unavailable !== undefined);
  expect(missing.map(({ name }) => name).sort()).toEqual(levels);
});

test("on 6 April 2024 the early spring is January and February as the agency had printed them: 133,772 a month", () => {
  const [total] = readOn("2024-04-06", documents.facts)
    .map((one) => JSON.parse(one))
    .filter(({ name }) => name === "earlySpringUsbpTotal");
  // (125,440 + 142,104) ÷ 2 a month, in days
  expect(total.source.value.expression.value * (365.25 / 12)).toBeCloseTo(133_772, 6);
});

test("on 6 April 2024 February's encounters are its total of 142,104, shared as December's were", () => {
  const [encounters] = readOn("2024-04-06", documents.facts)
    .map((one) => JSON.parse(one))
    .filter(({ name }) => name === "usbpEncounters");
  const figure = (id: string): number => documents.facts.facts.get(id)!.value;
  const february = encounters.source.value.periods.find(({ during }: { during: { text: string } }) => during.text === "2024-02"); // prettier-ignore
  const levels = Object.entries(february.value.levels) as [string, { expression: { value: number } }][];
  const [, { expression: china }] = levels.find(([level]) => level === "China")!;
  const total = figure("cbp/usbp-cross-reference#usbp.total.2024-02");
  expect(total).toBe(142_104);
  const share = figure("ohss/ielp-2024-08#usbp.China.2023-12") / figure("cbp/usbp-cross-reference#usbp.total.2023-12");
  expect(china.value).toBeCloseTo(total * share, 6);
  const all = levels.reduce((sum, [, { expression }]) => sum + expression.value, 0);
  // two publishers' totals of December differ by less than a hundredth
  expect(Math.abs(all / total - 1)).toBeLessThan(0.01);
});

test("on 6 April 2024 stays of the fiscal year before go on as the published mean stay did, to February", () => {
  const [stay] = readOn("2024-04-06", documents.facts, /custody\.yaml$/)
    .map((one) => JSON.parse(one))
    .filter(({ name }) => name === "expeditedStay");
  const points = stay.source.value.points as { when: { text: string }; value: { expression: never } }[];
  expect(points.slice(-6).map(({ when }) => when.text)).toEqual(["FY2023", "2023-10", "2023-11", "2023-12", "2024-01", "2024-02"]); // prettier-ignore
  const meanStay = (period: string): number =>
    documents.facts.facts.get(`ice/detention-statistics#lengthOfStay.CBP.${period}`)!.value;
  const months = ["2022-10", "2022-11", "2022-12", "2023-01", "2023-02", "2023-03", "2023-04", "2023-05", "2023-06", "2023-07", "2023-08", "2023-09"]; // prettier-ignore
  const ofTheYear = months.reduce((sum, month) => sum + meanStay(month), 0) / 12;
  const { left, right } = points.at(-1)!.value.expression as { left: { value: number }; right: { value: number } };
  // 34 days were judged for fiscal year 2023, and people stayed 1.2 times as long in February 2024
  expect(left.value).toBe(34);
  expect(right.value).toBeCloseTo(meanStay("2024-02") / ofTheYear, 10);
  expect(right.value).toBeGreaterThan(1.15);
});
