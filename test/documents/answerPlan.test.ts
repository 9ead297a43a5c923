import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { studyReader } from "./studyReader.ts";

const model = `pendency: model v1
title: Office
entities: [persons]
runs: {from: 2024-01-01, through: 2025-12-31}
groups: {kind: [short, long]}
parameters:
  serving: {title: Serving, unit: hours, kind: judgement, judgedBy: a clerk, reason: a guess, value: 1 hour}
resources:
  clerk: {servers: 1}
stages:
  desk:
    arrivals: {rate: {by: kind, else: 0.5 per hour}}
    passes: true
    next: counter
  counter:
    service: {by: clerk, time: {exponential: {mean: serving}}}
    next: {archive: 10%, done: rest}
  archive:
    dwell: 5 days
    next: done
  done: {outcome: true}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  faster:
    title: faster
    changes:
      - {from: 2024-07-01, parameter: serving, multiply: 0.5}
  second:
    title: a second thing
    changes:
      - {from: 2024-07-01, parameter: serving, multiply: 0.9}
`;
const documents = readDocuments(
  [
    { path: "office.yaml", text: model },
    { path: "scenarios.yaml", text: scenarios },
  ],
  "office",
);
const readStudy = studyReader(documents);
const read = (answer: string) =>
  readStudy(`question: Do fewer wait?\nanswer:\n${answer.replace(/^/gm, "  ")}\n`).answer;
const asks = "asks: {noun: People, yesIf: less, before: 2024-07-01, after: 2025-07-01}";
const boxes = `boxes:
  - {title: At the counter, stages: counter}
  - {title: Elsewhere, stages: [], apart: {title: in the archive, stages: archive}, note: a note}`;

test("a study says what its question compares: two days, and boxes that hold everybody", () => {
  const plan = read(
    `with: faster\n${asks}\n${boxes.replace("stages: []", "stages: archive").replace(/apart.*?}, /, "")}`,
  );
  expect(plan).toMatchObject({
    with: ["faster"],
    change: "the change",
    asks: { noun: "People", than: "before", yesIf: "less", before: { text: "2024-07-01" }, measure: null },
    boxes: [
      { stages: ["counter"], apart: null },
      { stages: ["archive"], note: "a note" },
    ],
    levers: [],
  });
});

test("the part of a box that is shown apart is of the box too", () => {
  const plan = read(`with: faster\n${asks}
boxes:
  - {title: In the office, stages: counter, apart: {title: of these in the archive, stages: archive}}`);
  expect(plan.boxes).toMatchObject([{ stages: ["counter", "archive"], apart: { stages: ["archive"] } }]);
});

test("a question may be about one measure, with the change against without it", () => {
  const plan = read("with: faster\nasks: {noun: Wait, yesIf: less, measure: {wait: counter, statistic: mean}}");
  expect(plan.asks).toMatchObject({ than: "without", measure: { kind: "wait" }, before: null });
});

test("a lever has a range and turns the question, or claims", () => {
  const plan = read(`with: faster\n${asks}\nboxes: {title: All, stages: [counter, archive]}
levers: {parameter: serving, title: time a person takes, range: [0.1 hours, 3 hours]}`);
  expect(plan.levers).toMatchObject([{ parameter: "serving", low: { text: "0.1 hours" }, turns: [null] }]);
});

test("what does not fit together is refused where it stands", () => {
  const all = "boxes: {title: All, stages: [counter, archive]}";
  const wrong: readonly (readonly [string, RegExp])[] = [
    [`with: faster\n${all}`, /expected `asks:`, which says what the question compares; got `with:` without it/],
    [`${asks}\n${all}`, /study\.yaml:5:3 › answer\n.*expected `with:`, the stack that the question is about/],
    [`with: baseline\n${asks}\n${all}`, /expected `with:` and `base:` that differ/],
    [`with: faster\n${asks}`, /expected either `boxes:` or a `measure:`; got neither/],
    [
      "with: faster\nasks: {noun: P, yesIf: less, measure: {stock: counter}, before: 2024-07-01}",
      /a measure with its own time/,
    ],
    [`with: faster\nasks: {noun: P, yesIf: less}\n${all}`, /expected `after:`/],
    [`with: faster\nasks: {noun: P, yesIf: less, than: before, after: 2025-07-01}\n${all}`, /expected `before:`/],
    [
      `with: faster\nasks: {noun: P, yesIf: less, before: 2025-07-01, after: 2024-07-01}\n${all}`,
      /later than 2025-07-01; got 2024-07-01/,
    ],
    [`with: faster\nasks: {noun: P, yesIf: fewer, before: 2024-07-01, after: 2025-07-01}\n${all}`, /one of less, more/],
    [
      `with: faster\n${asks}\nboxes: [{title: A, stages: counter}, {title: B, stages: [archive, counter]}]`,
      /each stage in one box; got counter, which is in A too/,
    ],
    [
      `with: faster\n${asks}\nboxes: {title: A, stages: counter}`,
      /study\.yaml:6:9 › answer\.boxes\n.*every stage in which people stay in a box, or under `outside:`; got archive in none/,
    ],
    [
      `with: faster\nasks: {noun: P, yesIf: less, before: 2023-07-01, after: 2025-07-01}\n${all}`,
      /a day inside the run; got 2023-07-01/,
    ],
    [
      `with: faster\n${asks}\n${all}\nlevers: {parameter: serving, title: t, range: [3 hours, 1 hour]}`,
      /the lower and the higher end of a range/,
    ],
    [
      `with: faster\n${asks}\n${all}\nlevers: {parameter: servng, title: t, range: [1 hour, 3 hours]}`,
      /the name of a parameter; got "servng"/,
    ],
    [
      `with: faster\n${asks}\n${all}\nlevers: {parameter: serving, title: t, range: [1 hour, 3 hours], turns: nobody}`,
      /the name of a claim/,
    ],
    [`with: [second, faster]\nbase: [faster, second]\n${asks}\n${all}`, /expected `with:` and `base:` that differ/],
    [
      `with: faster\n${asks}\nboxes: [{title: A, stages: counter}, {title: A, stages: archive}]`,
      /a title of its own for every box; got A again/,
    ],
    [
      "with: faster\nasks: {noun: P, yesIf: less, measure: {wait: counter, statistic: mean, scenario: second}}",
      /a measure without `scenario:`.*; got second/,
    ],
    [`with: fastr\n${asks}\n${all}`, /the name of a scenario; got "fastr"/],
    [`with: faster\n${asks.replace("after:", "where: {kind: shrt}, after:")}\n${all}`, /a level of kind; got "shrt"/],
  ];
  for (const [answer, said] of wrong) expect(() => read(answer), answer).toThrow(said);
});

test("stages in which nobody stays, and those where people leave, need no box; others may be left outside", () => {
  expect(read(`with: faster\n${asks}\nboxes: {title: A, stages: counter}\noutside: archive`).outside).toEqual([
    "archive",
  ]);
});
