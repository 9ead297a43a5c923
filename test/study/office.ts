// An office whose documents ask for everything a study has: draws, conflicting sources, settings, scenarios,
// claims, targets.
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { readSettings } from "../../src/documents/readSettings.ts";
import type { StudyRequest } from "../../src/study/studyRequest.ts";
import type { StudySpec } from "../../src/study/study.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";
const model = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-03-31}
units: [officer]
groups:
  kind: [urgent, ordinary]
parameters:
  applicants: {title: Applicants, unit: per day, ${judged}, value: 20 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
  onDuty: {title: Officers, unit: officers, ${judged}, value: 3}
  papers: {title: Papers, unit: days, ${judged}, value: 4 days}
  hearing: {title: Hearing, unit: hours, ${judged}, value: {exponential: {mean: 3 hours}}}
  refusals:
    title: Refusals
    unit: share
    default: paper
    alternatives:
      paper: {weight: 50%, ${judged}, value: 10%}
      press: {weight: 50%, ${judged}, value: 20%}
resources:
  desk: {servers: onDuty, cost: 100 USD per day}
stages:
  filed: {arrivals: {rate: applicants, split: {kind: {urgent: 10%, ordinary: rest}}}, dwell: {exponential: {mean: papers}}, next: counter}
  counter: {service: {by: desk, time: hearing}, next: {refused: refusals, served: rest}}
  served: {outcome: true}
  refused: {outcome: true}
quantities:
  served: {title: Served, entries: served}
  urgentWait: {title: Wait, wait: counter, where: {kind: urgent}, statistic: mean}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 2025-02-01, parameter: onDuty, set: 4}]}
  fewerPapers: {title: Fewer papers, changes: [{from: 2025-01-01, parameter: papers, set: 2 days}]}
  fromStart: {title: One more from the start, changes: [{from: 2025-01-01, parameter: onDuty, set: 4}]}
  twoMoreInMarch: {title: Two more in March, changes: [{from: 2025-03-01, parameter: onDuty, set: 5}]}
  quicker: {title: Shorter hearings, changes: [{from: 2025-01-01, parameter: hearing, set: {exponential: {mean: 2 hours}}}]}
  byKind: {title: Refused by kind, changes: [{from: 2025-01-01, parameter: refusals, set: {by: kind, urgent: 5%, else: 15%}}]}
`;
const claims = `pendency: claims v1
for: office
claims:
  shorter-line:
    words: One more officer shortens the line.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {waiting: counter, window: 2025-03, scenario: oneMore}
    against: {scenario: baseline}
    compare: ratio
    holdsIf: at most 1
`;
const targets = `pendency: targets v1
for: office
targets:
  served: {title: Served in the quarter, measure: {entries: served}, observed: 1600 persons, band: within factor 2}
`;

export function officeFiles(study: string | null = null): StudyRequest["files"] {
  return {
    id: "office",
    asked: "office.yaml",
    documents: [
      { path: "office.yaml", text: model },
      { path: "office.scenarios.yaml", text: scenarios },
      { path: "office.claims.yaml", text: claims },
    ],
    targets: [{ path: "office.targets.yaml", text: targets }],
    study: study === null ? null : { path: "office.study.yaml", text: study },
  };
}

export function openOffice(study: string | null = null): Documents {
  return openDocuments(officeFiles(study), []);
}

/** Two stacks, four replications, everything measured. */
export function officeRequest(spec: Partial<StudySpec> = {}): StudyRequest {
  const stacks = spec.stacks ?? [[], ["oneMore"]];
  return {
    files: officeFiles(),
    factFiles: [],
    asOf: null,
    spec: {
      engine: "individual",
      seed: 2,
      replications: 4,
      stacks,
      points: "drawn",
      shown: stacks,
      inFull: null,
      fewer: null,
      sources: {},
      sample: null,
      seriesGroup: "kind",
      seriesLevels: ["urgent"],
      ...spec,
    },
    measure: { quantities: true, defaults: { tailDays: [] }, claims: ["shorter-line"], targets: true },
    warmUpDays: null,
    eventLimit: 1e7,
  };
}

/** Values for the office's parameters, as `--set` takes them. */
export function set(values: Readonly<Record<string, string>>, from: string | null = null) {
  return readSettings(openOffice(), Object.entries(values), from);
}
