// Two offices whose ministry prints, month by month, how they decided by country and by kind of case: sums only.
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { readFacts } from "../../src/facts/readFacts.ts";

const header = "row,title,value,unit,scope,period,address,confidence,note";

/** months → figures by series; a month's figure is the same in each of them unless it is said apart */
export function rows(series: string, figures: Readonly<Record<string, number>>): string[] {
  return Object.entries(figures).map(
    ([period, value]) => `${series}.${period},Decided,${value},persons,all offices,${period},B2,A,`,
  );
}

export function offices(lines: readonly string[], publishedOn = "2024-12-31") {
  return [
    {
      path: "facts/ministry/decisions/source.yaml",
      text: `publisher: Ministry\ntitle: Decisions\npublishedOn: "${publishedOn}"\nretrievedOn: "2026"\nlicence: public domain\nfoundIn: a library\n`,
    },
    { path: "facts/ministry/decisions/table.csv", text: [header, ...lines, ""].join("\n") },
    { path: "facts/lags.yaml", text: "lags:\n  - {publication: ministry/decisions, days: 10, basis: judged}\n" },
  ];
}

export const officeModel = (value: string, more = "", unit = "share") => `pendency: model v1
title: Offices
runs: {from: 2024-01-01, through: 2024-12-31}
groups:
  country: [North, South, Isle]
  kind: [old, new]
regimes:
  rule: {states: [first, second, third], else: {2024-01-01: first, 2024-04-15: second, 2024-10-01: third}}
parameters:
  granted:
    title: Granted
    unit: ${unit}
    kind: estimate
    method: computed from the ministry's months
    value: ${value}
${more}stages:
  office:
    arrivals: {rate: 1 per day, split: {country: {North: 50%, South: 30%, Isle: rest}, kind: {old: 50%, new: rest}}}
    dwell: 1 day
    next: done
  done: {outcome: true}
`;

export function officeDocuments(model: string, lines: readonly string[], parameters = "") {
  const files = [{ path: "offices.yaml", text: model }];
  if (parameters !== "") files.push({ path: "offices.parameters.yaml", text: parameters });
  return readDocuments(files, "offices", readFacts(offices(lines)));
}
