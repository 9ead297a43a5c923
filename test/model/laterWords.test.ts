// Words of a later version are answered as such where they are written, and what is negative is quoted as written.
import { expect, test } from "vitest";
import { openDocuments } from "../../src/documents/openDocuments.ts";

const open = (body: string, head = "runs: {for: 10 days}") => {
  const text = `pendency: model v1\ntitle: An office\n${head}\n${body}`;
  const files = { id: "office", asked: "office", documents: [{ path: "office.yaml", text }], targets: [], study: null };
  return () => openDocuments(files);
};

interface Parts {
  readonly desk?: string;
  readonly stay?: string;
  readonly next?: string;
  readonly more?: string;
  readonly top?: string;
}

const body = ({
  desk = "",
  stay = "service: {by: desk, time: 1 hour}",
  next = "done",
  more = "",
  top = "",
}: Parts) => `${top}
resources: {desk: {servers: 1${desk}}, nurse: {servers: 1}}
stages:
  a: {arrivals: {rate: 5 per day}, ${stay}, next: ${next}${more}}
  done: {outcome: true}
`;

const cases: readonly (readonly [string, Parts, string])[] = [
  ["interrupts", { desk: ", interrupts: true" }, "interrupts"],
  ["shared equally", { desk: ", discipline: shared equally" }, "shared equally"],
  ["afterEmpty", { desk: ", afterEmpty: away 2 days" }, "afterEmpty"],
  ["work", { stay: "service: {by: desk, time: 1 hour, work: 3}" }, "work"],
  ["visit", { next: "{a: {by: visit, 1: 50%, else: 0%}, done: rest}" }, "visit"],
  ["balks", { more: ", balks: 30%" }, "balks"],
  ["balking", { more: ", balking: {over: 5}" }, "balking"],
  ["pausedIn", { top: "clocks: {k: {starts: a, strikesIn: [a], after: 1 day, to: done, pausedIn: [a]}}" }, "pausedIn"],
  ["switching", { top: "regimes: {r: {states: [x, y], switching: {x: 1 per year}}}" }, "switching"],
  ["court days", { stay: "dwell: 180 court days" }, "time counted in court days"],
  ["dirichlet", { next: "{a: {dirichlet: [1, 2]}, done: rest}" }, "dirichlet"],
  ["was", { more: ", was: b" }, "was"],
  ["dirichlet of all shares", { next: "{dirichlet: {a: 1, done: 2}}" }, "dirichlet"],
  ["visit in an expression", { next: "{a: 50% / visit, done: rest}" }, "visit"],
  [
    "switching of a level",
    { top: "groups: {g: [m]}\nregimes: {r: {states: [x, y], by: g, m: {switching: {x: 1 per year}}}}" },
    "switching",
  ],
  [
    "correlatedWith",
    {
      top: "parameters: {p: {title: P, unit: days, kind: judgement, judgedBy: me, reason: r, value: 1 day, uncertainty: {times: {lognormal: {median: 1, p95: 2}}, correlatedWith: q}}}",
    },
    "correlatedWith",
  ],
];

test.each(cases)("%s is not in this version, and the message says so at its place", (_, parts, word) => {
  expect(open(body(parts))).toThrow(
    new RegExp(`^office\\.yaml:\\d+:\\d+ › (.|\\n)*hint: ${word} is not in this version`),
  );
});

test("a unit set free can be taken at once, and needs no word for it", () => {
  const top = "holds: {seat: {of: nurse, whileIn: [a], freed: at once}}";
  expect(open(body({ top }))).toThrow(
    /:\d+:\d+ › holds\.seat.*\n.*\n {2}hint: a unit that is set free can be taken at that instant/,
  );
});

test("two resources at once point to holds", () => {
  expect(open(body({ stay: "service: {by: [desk, nurse], time: 1 hour}" }))).toThrow(
    /office\.yaml:7:\d+ › stages\.a\.service\.by\n.*\n {2}hint: two resources at once are not in this version; two `holds`/,
  );
});

test("a group may be called visit, and a table is then by it", () => {
  const groups = "groups: {visit: [first, second]}";
  const stages = `stages:
  a: {arrivals: {rate: {by: visit, else: 5 per day}}, dwell: 1 hour, next: {b: {by: visit, first: 50%, else: 0%}, done: rest}}
  b: {dwell: 1 hour, next: done}
  done: {outcome: true}
`;
  expect(open(`${groups}\n${stages}`)).not.toThrow();
});

test.each([
  ["dwell: -1 hour", "-1 hour"],
  ["dwell: -30 minutes", "-30 minutes"],
  ["dwell: {exponential: {mean: -2 weeks}}", "-2 weeks"],
  ["dwell: {steps: {0 days: 1 hour, 1 day: -3 hours}}", "-3 hours"],
])("`%s` is quoted as it was written", (stay, got) => {
  expect(open(body({ stay }))).toThrow(`expected 0 or more; got ${got}`);
  expect(open(body({ stay }))).toThrow(/office\.yaml:7:\d+/);
});

test("drift stands beside the uncertainty, and the message says so where it stands inside", () => {
  const top =
    "parameters: {p: {title: P, unit: days, kind: judgement, judgedBy: me, reason: r, value: 1 day, uncertainty: {drift: 1%}}}";
  expect(open(body({ top }))).toThrow(
    /^office\.yaml:\d+:\d+ › (.|\n)*hint: `drift:` stands beside `uncertainty:`, not in it/,
  );
});
