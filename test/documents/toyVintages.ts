// A ministry that prints, a month after each month, how many came: two editions, one of them with a revised January.
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { daysFromCivil } from "../../src/quantity/date.ts";

const header = "row,title,value,unit,scope,period,address,confidence,note";
const row = (id: string, value: number, period: string) => `${id},Came,${value},persons,all halls,${period},B2,A,`;

function publication(id: string, publishedOn: string, rows: readonly string[], more = "") {
  const source = `publisher: Ministry of Queues\ntitle: Arrivals\npublishedOn: "${publishedOn}"\nretrievedOn: "2026"\nlicence: public domain\nfoundIn: a library\n${more}`;
  return [
    { path: `facts/ministry/${id}/source.yaml`, text: source },
    { path: `facts/ministry/${id}/table.csv`, text: [header, ...rows, ""].join("\n") },
  ];
}

const lag = (id: string, days: number) => `  - {publication: ministry/${id}, days: ${days}, basis: judged}\n`;

/** March edition: January 100. June edition: January revised to 110, and February to April. Judges: no lag is said. */
export const toyFactFiles = [
  ...publication("march", "2024-03-05", [row("came.2024-01", 100, "2024-01")]),
  ...publication(
    "june",
    "2024-06-05",
    [
      row("came.2024-01", 110, "2024-01"),
      row("came.2024-02", 200, "2024-02"),
      row("came.2024-03", 300, "2024-03"),
      row("came.2024-04", 400, "2024-04"),
    ],
    "vintageOf: ministry/march\n",
  ),
  ...publication("judges", "2024-12", [row("posts.2023", 7, "2023"), row("posts.2024", 9, "2024")]),
  { path: "facts/lags.yaml", text: `lags:\n${lag("march", 30)}${lag("june", 30)}` },
];

export const toyFacts = readFacts(toyFactFiles);

export const toyModel = `pendency: model v1
title: A hall
runs: {from: 2024-01-01, through: 2024-12-31}
units: [clerk]
regimes:
  weather: {states: [cold, warm], else: {2024-01-01: cold, 2024-05-01: warm}}
parameters:
  came:
    title: People who come
    unit: persons
    kind: estimate
    method: the months that are printed, then 4,000 for the rest of the year
    facts: [ministry/june#came]
    value: {counts: {facts: "ministry/june#came", 2024-05 to 2024-12: 4000}}
  staff:
    title: Clerks
    unit: clerks
    kind: estimate
    method: the posts of the year
    facts: [ministry/judges#posts.2024]
    value: 9
    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}
  serviceTime:
    title: Time at the desk
    unit: minutes
    kind: judgement
    judgedBy: test
    reason: invented
    value: {by: weather, cold: 20 minutes, warm: 10 minutes}
  opening:
    title: Desks open
    unit: clerks
    kind: judgement
    judgedBy: test
    reason: invented
    value: {steps: {2024-01-01: 1, 2024-04-06: 2, 2024-04-07: 3}}
resources:
  desks: {servers: staff + opening}
stages:
  hall:
    arrivals: {counts: came, chance: exact}
    service: {by: desks, time: {exponential: {mean: serviceTime}}}
    next: served
  served: {outcome: true}
quantities:
  comeInAll: {title: Came, entries: hall}
`;

export const toyFiles = (text = toyModel) => [{ path: "hall.yaml", text }];
export const toyDocuments = (text = toyModel) => readDocuments(toyFiles(text), "hall", toyFacts);

export const day = (text: string): number => {
  const [year, month, of] = text.split("-").map(Number);
  return daysFromCivil(year, month, of);
};
