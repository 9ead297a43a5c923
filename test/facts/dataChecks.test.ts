// Checks of the data themselves: published figures, and what the models at hand make of them.
import { expect, test } from "vitest";
import { findModel, knownModels } from "../../src/disk/findModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { findSeries, seriesIds } from "../../src/facts/findSeries.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { undeclaredConflicts } from "../../src/facts/undeclaredConflicts.ts";
import { sourcesOf } from "../../src/model/places.ts";
import { parseUnit } from "../../src/quantity/unit.ts";
import { factFiles, factsFolder } from "./factsOnDisk.ts";

const library = readFacts(factFiles(factsFolder));
const models = knownModels().map((name) => ({ name, ...openModel(name) }));

test("every input of every model at hand is a fact, an estimate with its method, or somebody's judgement with a reason", () => {
  let looked = 0;
  for (const { name, parameters } of models) {
    for (const parameter of parameters) {
      for (const { source } of sourcesOf(parameter)) {
        const where = `${name}: ${parameter.name}`;
        if (source.kind === "judgement") expect(source.judgedBy !== "" && source.reason !== "", where).toBe(true);
        else expect(source.facts.length, where).toBeGreaterThan(0);
        if (source.kind === "estimate") expect(source.method, where).not.toBe("");
        looked += 1;
      }
    }
  }
  expect(looked).toBeGreaterThan(100);
});

test("every figure that a model names is published, used for its own period or aligned, and in a unit of the model", () => {
  for (const { name } of models) {
    const { documents, id } = findModel(name);
    expect(() => readDocuments(documents, id, library), name).not.toThrow();
  }
});

test("no figure that is only remembered feeds a model", () => {
  for (const { name, parameters } of models) {
    for (const parameter of parameters) {
      for (const { source } of sourcesOf(parameter).filter((one) => one.source.kind === "fact")) {
        for (const id of source.facts) expect(library.facts.get(id)?.confidence, `${name}: ${id}`).not.toBe("D");
      }
    }
  }
});

// means over days or stays do not add up; a stock at a month's end neither
const adds = (series: string): boolean => !/#(adp|lengthOfStay|detained|pending|judges|finalOrders)\b/.test(series);

test("the months of every series add up to every printed fiscal year, within the publisher's rounding", () => {
  let compared = 0;
  for (const series of seriesIds(library).filter(adds)) {
    const points = findSeries(library, series);
    const roundedTo = points[0].fact.publication.roundedTo ?? 0;
    // a remainder is a total less fifteen figures, each rounded
    const figures = series.endsWith("all other") ? 16 : 1;
    for (const { period, fact } of points.filter((point) => /^FY\d{4}$/.test(point.period))) {
      const year = Number(period.slice(2));
      const months = points.filter(
        (point) =>
          point.period >= `${year - 1}-10` && point.period <= `${year}-09` && /^\d{4}-\d{2}$/.test(point.period),
      );
      if (months.length !== 12) continue;
      const sum = months.reduce((total, point) => total + point.fact.value, 0);
      const allowed = (roundedTo / 2) * 13 * figures + 1e-6;
      expect(Math.abs(sum - fact.value), `${series}.${period}: ${sum}`).toBeLessThanOrEqual(allowed);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(700);
});

test("one series has one unit, and its scope changes only where the publisher's counting did", () => {
  const changed = new Set<string>();
  for (const series of seriesIds(library)) {
    const facts = findSeries(library, series).map(({ fact }) => fact);
    expect(new Set(facts.map(({ unit }) => unit)).size, series).toBe(1);
    if (new Set(facts.map(({ scope }) => scope)).size > 1) changed.add(series.split("#")[0]);
  }
  expect([...changed].sort()).toEqual(scopeChanges);
});

/**
 * Judges are counted from several sources; flights by two observers; a budget is enacted, then requested; ICE's book-outs
 * leave removals out until fiscal year 2023, and its single cells name the day of the edition.
 */
const scopeChanges = [
  "eoir/judges",
  "hrf/ice-flight-monitor",
  "ice/budget",
  "ice/detention-statistics",
  "ice/detention-statistics-cells",
];

test("every unit of a figure is one that documents can read", () => {
  const vocabulary = {
    units: [
      "judge",
      "flight",
      "position",
      "officer",
      "bed",
      "seat",
      "event",
      "aircraft",
      "team",
      "member",
      "request",
      "courtroom",
    ],
    entities: ["persons", "cases", "passengers", "countries"],
  };
  const units = new Set([...library.facts.values()].map(({ unit }) => unit));
  const unknown = [...units].filter((unit) => parseUnit(unit, vocabulary) === null);
  expect(unknown).toEqual([]);
});

test("ICE's removals by country add up to what its other table prints for all, year by year", () => {
  const total = (publication: string, year: number) =>
    library.facts.get(`${publication}#removals.total.FY${year}`)?.value;
  for (const year of [2019, 2020, 2021, 2022, 2023, 2024]) {
    expect(total("ice/annual-report-2024", year), String(year)).toBe(total("ice/removals-total", year));
  }
  for (const year of [2017, 2018])
    expect(total("ice/removals-2017-2018", year)).toBe(total("ice/removals-total", year));
});

test("figures of one name that two publications print differently stand in conflicts.yaml, with the reason", () => {
  const told = undeclaredConflicts(library).map((facts) => facts.map(({ id, value }) => `${id}: ${value}`).join(" / "));
  expect(told).toEqual([]);
});

test("an edition that follows another is of a publication that is there, and was not published before it", () => {
  for (const { id, vintageOf, publishedOn } of library.publications.values()) {
    if (vintageOf === undefined || vintageOf === "") continue;
    const earlier = library.publications.get(vintageOf);
    expect(earlier, id).toBeDefined();
    expect((earlier?.publishedOn ?? "") <= publishedOn, id).toBe(true);
  }
});
