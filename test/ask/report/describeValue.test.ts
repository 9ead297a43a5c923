// Values as people say them: from when, for whom, and what a parameter is called; no notation of the language.
import { expect, test } from "vitest";
import { describeValue, titlesOf } from "../../../src/ask/report/describeValue.ts";
import { openDocuments } from "../../../src/documents/openDocuments.ts";

const by = "kind: judgement, judgedBy: test, reason: invented";
const written = {
  stay: "{steps: {2023-10-01: 260 days, 2024-10-01: 330 days}}",
  rate: "{by: region, north: 4%, else: 2%}",
  posts: "{by: region, north: {steps: {2023-10-01: 1230, 2024-10-01: 1300}}, else: 38500}",
  scaled: "0.5 * size",
  both: "(size + 1) * 2",
};
const parameters = Object.entries(written).map(
  ([name, value]) => `${name}: {title: ${name}, unit: ${name === "stay" ? "days" : name === "rate" ? "share" : "1"}, ${by}, value: ${value}}`, // prettier-ignore
);
const model = `pendency: model v1
title: Words
runs: {from: 2023-10-01, through: 2025-09-30}
groups:
  region: [north, south]
parameters:
  size: {title: Size of the deal, unit: "1", ${by}, value: 1}
  ${parameters.join("\n  ")}
stages:
  inside: {arrivals: {rate: 1 per day, split: {region: {north: 50%, south: rest}}}, dwell: 2 days, next: out}
  out: {outcome: true}
`;

const files = {
  id: "words",
  asked: "words",
  documents: [{ path: "words.yaml", text: model }],
  targets: [],
  study: null,
};
const documents = openDocuments(files, []);
const said = (name: string): string => {
  const parameter = documents.parameters.find((one) => one.name === name);
  const value = parameter?.source?.value;
  if (parameter === undefined || value === undefined) throw new Error(`no parameter ${name}`);
  return describeValue(value, parameter.unit, titlesOf(documents.parameters));
};

test.each([
  ["stay", "260 from 2023-10-01, 330 from 2024-10-01"],
  ["rate", "north: 0.04; all others: 0.02"],
  ["posts", "north: (1,230 from 2023-10-01, 1,300 from 2024-10-01); all others: 38,500"],
  ["scaled", "0.5 × “Size of the deal”"],
  ["both", "(“Size of the deal” + 1) × 2"],
])("%s is said as %s", (name, words) => {
  expect(said(name)).toBe(words);
});
