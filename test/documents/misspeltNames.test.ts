// Every place of the language where a name stands for something: misspelt, it is told at its own line and column,
// with the nearest name that is known.
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { checkDocuments } from "../../src/ask/check.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { toyDocuments, toyModel } from "./toyVintages.ts";

const model = `pendency: model v1
title: Office
entities: [person, persons]
units: [clerk, clerks, seat, seats, bed, beds]
runs: {from: 2024-01-01, through: 2024-12-31}
groups:
  origin: [north, south]
  family: [single, couple]
regimes:
  weather:
    states: [fair, foul]
    by: origin
    north: {2024-01-01: fair, 2024-06-01: foul}
    south: {2024-01-01: fair}
stages:
  desk:
    arrivals:
      rate: baseRate * stock(archive) / 100
      split:
        origin:
          by: family
          single: {north: 40%, south: rest}
          couple: {north: rest, south: 0%}
          else: {south: rest, north: 1%}
        family: {single: 50%, couple: rest}
    initial:
      count: 7
      split:
        origin: {north: 30%, south: rest}
        family: {single: 20%, couple: rest}
      elapsed: {deadline: 3 days}
    service: {by: clerks, time: deskTime}
    clocks:
      tired: {after: 9 days, to: lost}
    next: {hall: 30%, yard: rest}
  hall:
    dwell: {by: weather, fair: 1 day, foul: 2 days}
    room: 40
    ifFull: annex
    next: yard
  annex: {dwell: {by: family, couple: 1 day, else: 3 days}, next: yard}
  yard: {boards: bus, next: done}
  archive: {dwell: 3 days, next: done}
  done: {outcome: true}
  lost: {outcome: true}
resources:
  clerks: {servers: 4 clerks, each: origin, priority: [{stage: desk}, {family: couple}, rest]}
  bus: {slots: 6 seats, departs: 1 per day, oneGroup: family}
  cots: {servers: 9 beds}
holds:
  cot: {of: cots, whileIn: [hall, annex]}
clocks:
  deadline: {starts: desk, strikesIn: [hall, yard], voidIn: annex, after: 90 days, to: lost}
quantities:
  inHall: {stock: [hall, annex], at: end, where: {origin: north, family: [single, couple]}}
  moved: {moves: [desk, hall]}
  carried: {boardings: [yard, bus]}
  struck: {strikes: deadline}
  busy: {utilisation: clerks}
  ended: {share: done, cohort: {entered: desk}, at: end}
`;

const parameters = `pendency: parameters v1
for: office
parameters:
  baseRate: {title: Rate, unit: per day, kind: judgement, value: 3 per day * slack, judgedBy: us, reason: ours}
  fastFactor: {title: Factor, unit: share, kind: judgement, value: {by: origin, north: 1, south: 2}, judgedBy: us, reason: ours}
  half: {title: Half, unit: share, kind: judgement, value: 50%, judgedBy: us, reason: ours}
  deskTime: {title: Time, unit: days, kind: judgement, value: {exponential: {mean: 2 hours * fastFactor}}, judgedBy: us, reason: ours}
  slack:
    title: Slack
    unit: share
    default: ours
    alternatives:
      ours: {kind: judgement, value: 1, weight: 50%, judgedBy: us, reason: ours}
      theirs: {kind: judgement, value: "2 * half", weight: rest, judgedBy: them, reason: theirs}
`;

const scenarios = `pendency: scenarios v1
for: office
scenarios:
  quick:
    changes:
      - {from: 2024-03-01, parameter: fastFactor, where: {origin: north, family: [couple]}, set: 2 * half}
  storm:
    on: [quick]
    changes:
      - {from: 2024-03-01, regime: weather, where: {origin: south}, set: foul}
`;

const claims = `pendency: claims v1
for: office
claims:
  fewer:
    words: Fewer wait.
    said: {by: us, date: 2024-01-01, source: here}
    kind: prediction
    measure: {wait: desk, statistic: mean, where: {family: couple}, scenario: [quick]}
    against: {scenario: storm}
    compare: ratio
    holdsIf: at least 1
  parts:
    words: It has parts.
    said: {by: us, date: 2024-01-01, source: here}
    kind: [structure, lever]
    stages: [hall, yard]
    resources: clerks
    regimes: [weather]
    clocks: [tired, deadline]
    scenarios: [quick, storm]
`;

const targets = `pendency: targets v1
for: office
targets:
  left:
    title: Left
    measure: {entries: done, where: {origin: south}, scenario: quick}
    observed: 100
    band: within 5%
`;

const study = `pendency: study v1
for: office
question: How many?
stacks: [baseline, quick + storm, [quick]]
fewer: {replications: 2, stacks: [storm]}
sources: {slack: theirs}
leaveOut: [parts]
sample: {by: origin, north: 1, else: 2}
series: {by: family, levels: [couple]}
answer: {measures: [inHall], claims: [fewer], base: quick}
headlines:
  first: {title: First, measure: {stock: annex, at: end, where: {family: single}, scenario: storm}}
fans:
  hall: {title: Hall, stages: [hall, annex], level: couple, stacks: [quick+storm]}
waits: [{stages: [desk]}]
grid:
  title: Grid
  measure: {entries: done}
  against: {entries: lost}
  event: more
  from: 2024-03-01
  stack: storm
  x: {title: X, parameter: fastFactor, values: [1, 2]}
  y: {title: Y, parameter: slack, values: [1, 2]}
costs: {per: ride, fiscalYears: [FY2025], resources: [bus]}
`;

const texts = { model, parameters, scenarios, claims, targets, study };
type Kind = keyof typeof texts;

/** In each line one name stands between ‹ and ›; the rest of the line finds its place in the document. */
const places: readonly (readonly [Kind, readonly string[]])[] = [
  [
    "model",
    [
      "    by: ‹origin›\n    north: {2024",
      "    ‹north›: {2024-01-01: fair, 2024",
      "    ‹south›: {2024-01-01: fair}",
      "rate: ‹baseRate› * stock",
      "stock(‹archive›)",
      "split:\n        ‹origin›:\n          by",
      "          by: ‹family›\n",
      "          ‹single›: {north: 40%",
      "          single: {‹north›: 40%",
      "          couple: {‹north›: rest,",
      "          else: {‹south›: rest",
      "        ‹family›: {single: 50%",
      "        family: {single: 50%, ‹couple›: rest}",
      "        ‹origin›: {north: 30%",
      "        origin: {north: 30%, ‹south›: rest}",
      "elapsed: {‹deadline›: 3 days}",
      "service: {by: ‹clerks›,",
      "time: ‹deskTime›}",
      "after: 9 days, to: ‹lost›}",
      "next: {‹hall›: 30%",
      "30%, ‹yard›: rest}",
      "dwell: {by: ‹weather›, fair",
      "dwell: {by: weather, ‹fair›: 1 day",
      "ifFull: ‹annex›",
      "    next: ‹yard›\n",
      "dwell: {by: ‹family›, couple: 1 day",
      "dwell: {by: family, ‹couple›: 1 day",
      "boards: ‹bus›,",
      "each: ‹origin›",
      "{stage: ‹desk›}",
      "{‹family›: couple}, rest",
      "{family: ‹couple›}, rest",
      "oneGroup: ‹family›",
      "{of: ‹cots›,",
      "whileIn: [‹hall›,",
      "whileIn: [hall, ‹annex›]",
      "{starts: ‹desk›,",
      "strikesIn: [‹hall›,",
      "strikesIn: [hall, ‹yard›]",
      "voidIn: ‹annex›",
      "after: 90 days, to: ‹lost›",
      "{stock: [‹hall›,",
      "{stock: [hall, ‹annex›]",
      "where: {‹origin›: north",
      "where: {origin: ‹north›",
      "family: [single, ‹couple›]}}",
      "{moves: [‹desk›,",
      "{moves: [desk, ‹hall›]",
      "{boardings: [‹yard›,",
      "{boardings: [yard, ‹bus›]",
      "strikes: ‹deadline›",
      "utilisation: ‹clerks›",
      "{share: ‹done›",
      "entered: ‹desk›",
    ],
  ],
  [
    "parameters",
    ["3 per day * ‹slack›", "2 hours * ‹fastFactor›", "by: ‹origin›, north", "by: origin, ‹north›: 1", '"2 * ‹half›"'],
  ],
  [
    "scenarios",
    [
      "parameter: ‹fastFactor›",
      "where: {‹origin›: north",
      "where: {origin: ‹north›",
      "family: [‹couple›]",
      "set: 2 * ‹half›",
      "on: [‹quick›]",
      "regime: ‹weather›",
      "where: {origin: ‹south›}",
      "set: ‹foul›",
    ],
  ],
  [
    "claims",
    [
      "{wait: ‹desk›",
      "where: {‹family›: couple}",
      "where: {family: ‹couple›}",
      "scenario: [‹quick›]",
      "against: {scenario: ‹storm›}",
      "stages: [‹hall›,",
      "stages: [hall, ‹yard›]",
      "resources: ‹clerks›",
      "regimes: [‹weather›]",
      "clocks: [‹tired›,",
      "clocks: [tired, ‹deadline›]",
      "scenarios: [quick, ‹storm›]",
    ],
  ],
  ["targets", ["entries: ‹done›", "where: {‹origin›:", "origin: ‹south›", "scenario: ‹quick›"]],
  [
    "study",
    [
      "[baseline, ‹quick› + storm",
      "quick + ‹storm›, [",
      "[‹quick›]]",
      "stacks: [‹storm›]",
      "{‹slack›: theirs}",
      "{slack: ‹theirs›}",
      "leaveOut: [‹parts›]",
      "sample: {by: ‹origin›,",
      "sample: {by: origin, ‹north›: 1",
      "series: {by: ‹family›,",
      "levels: [‹couple›]",
      "measures: [‹inHall›]",
      "claims: [‹fewer›]",
      "base: ‹quick›",
      "stock: ‹annex›, at",
      "where: {‹family›: single}",
      "where: {family: ‹single›}",
      "scenario: ‹storm›",
      "stages: [‹hall›, annex]",
      "stages: [hall, ‹annex›]",
      "level: ‹couple›",
      "[‹quick›+storm]",
      "quick+‹storm›]",
      "waits: [{stages: [‹desk›]",
      "measure: {entries: ‹done›}",
      "against: {entries: ‹lost›}",
      "stack: ‹storm›\n",
      "parameter: ‹fastFactor›",
      "parameter: ‹slack›",
      "resources: [‹bus›]",
    ],
  ],
];

function problemsOf(work: () => unknown): PendencyError["problems"] {
  try {
    work();
  } catch (error) {
    if (error instanceof PendencyError) return error.problems;
    throw error;
  }
  return [];
}

function open(changed: Partial<Record<Kind, string>>) {
  const file = (kind: Kind) => ({ path: `${kind}.yaml`, text: changed[kind] ?? texts[kind] });
  const documents = (["model", "parameters", "scenarios", "claims"] as const).map(file);
  const files = { id: "office", asked: "office", documents, targets: [file("targets")], study: file("study") };
  return openDocuments(files, []);
}

/** The text with an x behind the name between ‹ and ›, and where that name begins. */
function misspell(text: string, line: string) {
  const [, before, name, after] = /^([^‹]*)‹([^›]*)›([^]*)$/.exec(line) ?? [];
  const pieces = text.split(before + name + after);
  expect(pieces, "the place is found once").toHaveLength(2);
  const upTo = (pieces[0] + before).split("\n");
  return {
    name,
    misspelt: `${name}x`,
    text: `${pieces[0]}${before}${name}x${after}${pieces[1]}`,
    at: { line: upTo.length, column: upTo[upTo.length - 1].length + 1 },
  };
}

test("the documents are in order as they stand", () => {
  expect(() => checkDocuments(open({}))).not.toThrow();
});

test.each(places.flatMap(([kind, lines]) => lines.map((line) => [kind, line] as const)))("%s: %s", (kind, line) => {
  const { text, name, misspelt, at } = misspell(texts[kind], line);
  const found = problemsOf(() => open({ [kind]: text }));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "names", at: { file: `${kind}.yaml`, ...at }, got: JSON.stringify(misspelt) });
  expect(found[0].hint).toBe(`did you mean "${name}"?`);
});

test("a default that is none of the alternatives is told where it stands", () => {
  const { text, at } = misspell(parameters, "default: ‹ours›");
  const [problem] = problemsOf(() => open({ parameters: text }));
  expect(problem).toMatchObject({ kind: "shape", at, expected: "a default among ours, theirs", got: '"oursx"' });
});

test.each([
  "facts: [‹ministry/june#came›]",
  'facts: "‹ministry/june#came›", 2024-05',
  "facts: [‹ministry/judges#posts.2024›]",
])("a figure that is not there is told where it stands: %s", (line) => {
  const { text, misspelt, at } = misspell(toyModel, line);
  const found = problemsOf(() => toyDocuments(text));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "facts", at: { file: "hall.yaml", ...at }, got: JSON.stringify(misspelt) });
});

test("a group in braces is told where it stands in the figure's name", () => {
  const grouped = toyModel
    .replace('#came", 2024', '#{kind}", 2024')
    .replace("regimes:", "groups: {kind: [came]}\nregimes:");
  const { text, at } = misspell(grouped, "#{‹kind›}");
  const found = problemsOf(() => toyDocuments(text));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "names", at, expected: "the name of a group in braces", got: '"kindx"' });
});

test.each([
  ["stages", "stages:\n  my-stage:\n    outcome: true\n", "2:3"],
  ["groups", "groups:\n  My group: [a, b]\n", "2:3"],
  ["parameters", "parameters:\n  9lives:\n    title: Lives\n", "2:3"],
])("a name in %s that no name can be is told where it stands, not where its value begins", (_, section, place) => {
  const text = `pendency: model v1\ntitle: T\nruns: {for: 1 day}\n${section}`;
  const [line, column] = place.split(":").map(Number);
  const files = { id: "t", asked: "t", documents: [{ path: "t.yaml", text }], targets: [], study: null };
  expect(() => openDocuments(files)).toThrow(`t.yaml:${line + 3}:${column} `);
});
