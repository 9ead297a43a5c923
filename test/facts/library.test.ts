import { expect, test } from "vitest";
import { figure } from "../../src/facts/factWords.ts";
import { findSeries, seriesIds } from "../../src/facts/findSeries.ts";
import { listConflicts } from "../../src/facts/listConflicts.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { searchFacts } from "../../src/facts/searchFacts.ts";
import { factFiles, factsFolder } from "./factsOnDisk.ts";

const library = readFacts(factFiles(factsFolder));
const valueOf = (id: string): number | undefined => library.facts.get(id)?.value;

test("every fact has a publisher, a place where it was found, a licence, and an address in it", () => {
  for (const { id, address, publication } of library.facts.values()) {
    const stated = [address, publication.publisher, publication.foundIn, publication.licence, publication.retrievedOn];
    expect(
      stated.every((text) => text !== ""),
      id,
    ).toBe(true);
  }
});

test("a publication read from a file has that file's checksum", () => {
  for (const { id, rawFile, rawSha256 } of library.publications.values()) {
    const sums = rawSha256 === "" ? [] : rawSha256.split("; ");
    expect(sums.length, id).toBe(rawFile === "" ? 0 : rawFile.split("; ").length);
    for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("one of a thing is said as one: 1 flight, 116 passengers; a share stays a share", () => {
  const of = (value: number, unit: string) => figure({ ...[...library.facts.values()][0], value, unit });
  expect([of(1, "flights"), of(116, "passengers"), of(1, "share"), of(1, "flights per week")]).toEqual([
    "1 flight",
    "116 passengers",
    "1 share",
    "1 flights per week",
  ]);
});

test("a remembered figure says that it is unverified", () => {
  const remembered = [...library.facts.values()].filter(({ confidence }) => confidence === "D");
  expect(remembered.length).toBeGreaterThan(0);
  for (const { id, note } of remembered) expect(note, id).toContain("unverified");
});

test("every conflict names at least two facts of the library, and says why they differ", () => {
  expect(library.conflicts.length).toBeGreaterThan(10);
  for (const { conflict, facts } of listConflicts(library)) {
    expect(facts.length, conflict.id).toBeGreaterThan(1);
    expect(
      facts.every((fact) => fact !== undefined),
      conflict.id,
    ).toBe(true);
    expect(conflict.why, conflict.id).not.toBe("");
  }
});

test("asked for one figure, the conflicts it takes part in come back", () => {
  const found = listConflicts(library, "nyt/2024-04#finalOrders.China.2023").map(({ conflict }) => conflict.id);
  expect(found).toEqual(["chinese-final-orders"]);
});

test("ICE removed 288 Chinese nationals in fiscal year 2023", () => {
  expect(valueOf("ice/removals-to-china#removals.China.FY2023")).toBe(288);
  expect(valueOf("ice/annual-report-2024#removals.China.FY2023")).toBe(288);
});

test("CBP met 24,314 Chinese nationals at the southwest border in fiscal year 2023, and 52,700 in all", () => {
  expect(valueOf("cbp/nationwide-2023#encounters.southwest.China.FY2023")).toBe(24_314);
  expect(valueOf("cbp/nationwide-2023#encounters.all.China.FY2023")).toBe(52_700);
});

test("37,908 Chinese nationals had final orders on the non-detained docket in November 2024", () => {
  expect(valueOf("ice/final-orders-2024-11-24#finalOrders.China.2024-11-24")).toBe(37_908);
});

test("December 2023 is the Border Patrol's month with the most encounters since October 1999", () => {
  const early = findSeries(library, "cbp/usbp-2000-2020#usbp.total", "month");
  const late = findSeries(library, "cbp/usbp-cross-reference#usbp.total", "month");
  const most = [...early, ...late].reduce((a, b) => (b.fact.value > a.fact.value ? b : a));
  expect(most.period).toBe("2023-12");
});

test("the cell an address names is the cell of the fact: Chinese nationals in fiscal year 2014", () => {
  const fact = library.facts.get("ohss/ielp-2024-08#usbp.China.FY2014")!;
  expect(fact).toMatchObject({ value: 1700, address: "Nationwide USBP!W4", confidence: "A", unit: "persons" });
});

test("CBP's fiscal-year totals come back from its records", () => {
  const totals = [2020, 2021, 2022, 2023].map((year) => valueOf(`cbp/nationwide-2023#encounters.all.total.FY${year}`));
  expect(totals).toEqual([646_822, 1_956_519, 2_766_582, 3_201_144]);
});

test("the court's two statistics are 244 thousand cases apart at the end of fiscal year 2019", () => {
  const a = valueOf("eoir/adjudication-2021-04#pending.FY2019")!;
  const b = valueOf("eoir/adjudication-2025-07#pending.FY2019")!;
  expect(Math.round((b - a) / 1000)).toBe(244);
});

// each month is rounded to the nearest 10, and so is the year: at most 5 from each of 13 figures
test("months add up to the printed fiscal year within the publisher's rounding, at and between the ports", () => {
  const roundingOfYear = 5 * 13;
  let compared = 0;
  for (const id of seriesIds(library).filter((name) => /^ohss\/ielp-2024-08#(usbp|ofo)\./.test(name))) {
    const ofAllOther = id.endsWith("all other") ? 16 : 1; // a total and fifteen subtractions, each rounded
    const months = findSeries(library, id, "month");
    for (const year of [2019, 2020, 2021, 2022, 2023]) {
      const inYear = months.filter(({ period }) => period >= `${year - 1}-10` && period <= `${year}-09`);
      expect(inYear.length).toBe(12);
      const sum = inYear.reduce((total, { fact }) => total + fact.value, 0);
      expect(Math.abs(sum - valueOf(`${id}.FY${year}`)!), `${id} ${year}`).toBeLessThanOrEqual(
        roundingOfYear * ofAllOther,
      );
      compared += 1;
    }
  }
  expect(compared).toBe(2 * 17 * 5);
});

test("the sixteen groups and the total agree exactly", () => {
  const months = findSeries(library, "ohss/ielp-2024-08#usbp.total", "month");
  const parts = seriesIds(library).filter((id) => /^ohss\/ielp-2024-08#usbp\.(?!total)/.test(id));
  expect(parts.length).toBe(16);
  for (const { period, fact } of months) {
    expect(parts.reduce((sum, id) => sum + valueOf(`${id}.${period}`)!, 0)).toBe(fact.value);
  }
});

test("no month lies after the edition that prints it", () => {
  const last = findSeries(library, "ice/detention-statistics#adp.total", "month").at(-1)!;
  expect(last.period).toBe("2026-04");
});

test("a series comes back earliest first, a fiscal year before its first month", () => {
  const periods = findSeries(library, "ohss/ielp-2024-08#usbp.El Salvador").map(({ period }) => period);
  expect(periods.slice(4, 8)).toEqual(["FY2018", "FY2019", "2018-10", "2018-11"]);
  expect(periods.at(-1)).toBe("2024-08");
  expect(findSeries(library, "ohss/ielp-2024-08#usbp.Atlantis")).toEqual([]);
});

test("a person finds a figure by the words remembered of it", () => {
  const ids = searchFacts(library, "final orders China 2024").map(({ id }) => id);
  expect(ids).toContain("ice/final-orders-2024-11-24#finalOrders.China.2024-11-24");
});
