// A link holds the whole state of the page; what somebody may have done to one is told in plain words.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ModelFace } from "../../src/ask/live/modelFace.ts";
import { fitsModel } from "../../src/workbench/state/fitsModel.ts";
import { linkOf, nothingLinked, readLink } from "../../src/workbench/state/link.ts";
import { firstState } from "../../src/workbench/state/pageState.ts";

const kept = JSON.parse(readFileSync(new URL("links/version1.json", import.meta.url), "utf8")) as {
  link: string;
  state: unknown;
}[];

test.each(kept.map(({ link, state }) => [link, state]))("an old link means what it meant: %s", (link, state) => {
  expect(readLink(link as string)).toEqual({ kind: "state", state });
});

const period = fc.constantFrom("", "2027-06", "2031-01");
const more = {
  claim: fc.record({
    counts: fc.constantFrom("stock" as const, "entries" as const, "wait" as const),
    stage: fc.stringMatching(/^[a-z][A-Za-z0-9-]{0,20}$/),
    level: fc.constantFrom("", "China", "not represented"),
    from: period,
    to: period,
    compare: fc.constantFrom("value" as const, "ratio" as const, "difference" as const),
    line: fc.constantFrom("at least" as const, "at most" as const, "more than" as const, "less than" as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  }),
  pace: fc.constant("precise" as const),
  sources: fc.constant([["ordersAtStart", "newspaper"] as const]),
  language: fc.constantFrom("en" as const, "es" as const),
  edited: fc.constant(true as const),
};

test("a state comes back from its link as it was", () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ._-]{0,20}$/);
  const state = fc.record({
    model: name,
    stack: fc.uniqueArray(name).map((names) => names.sort()),
    levers: fc.uniqueArray(fc.tuple(name, fc.double({ noNaN: true, noDefaultInfinity: true })), {
      selector: ([one]) => one,
    }),
    chart: fc.oneof(fc.constant(""), name),
    show: fc.constantFrom("difference" as const, "level" as const),
    at: fc.oneof(fc.constant(""), name),
    level: fc.oneof(fc.constant(""), name),
    ...more,
  });
  fc.assert(
    fc.property(state, (one) => {
      const levers = one.levers.map(([lever, value]) => [lever, value === 0 ? 0 : value] as const);
      expect(readLink(`#${linkOf({ ...one, levers })}`)).toEqual({ kind: "state", state: { ...one, levers } });
    }),
  );
});

test.each([
  ["an unknown version", "v=2&model=office", "v=1"],
  ["a language that the page does not speak", "v=1&model=office&lang=fr", "en or es"],
  ["an edit that is neither there nor not", "v=1&model=office&edited=perhaps", "yes, or left out"],
  ["a pace that there is not", "v=1&model=office&pace=slow", "precise"],
  ["no version", "model=office", "v=1"],
  ["markup for a name", "v=1&model=%3Cscript%3Ealert(1)%3C/script%3E", "a name"],
  ["a path for a model", "v=1&model=../../etc/passwd", "a name"],
  ["a lever that is no number", "v=1&model=office&lever.desks=many", "a number"],
  ["a lever without end", "v=1&model=office&lever.desks=Infinity", "a number"],
  ["a picture that there is none of", "v=1&model=office&show=everything", "difference or level"],
  ["half a statement", "v=1&model=office&claim=stock~desk", "a statement"],
  ["a statement with markup for a stage", "v=1&model=office&claim=stock~%3Cb%3E~~~~value~at%20least~1", "a statement"],
  ["a publisher that is no name", "v=1&model=office&source.size=%3Ci%3E", "a publisher"],
  ["something else", "v=1&model=office&admin=true", "model, stack"],
  ["broken letters", "v=1&model=%E0%A4%A", "a name"],
  ["a very long one", `v=1&model=office&stack=${"a,".repeat(9000)}`, "at most"],
])("%s is refused, and said so", (_what, link, expected) => {
  const read = readLink(link);
  expect(read.kind).toBe("refused");
  if (read.kind === "refused") expect(read.problem.expected).toContain(expected);
});

test("any text at all is read or refused, and never breaks the page", () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(["state", "refused"]).toContain(readLink(text).kind)));
});

const lever = { parameter: "desks", from: 0, to: 10 };
const face = {
  id: "office",
  with: ["rush"],
  scenarios: [{ name: "rush", title: "Rush" }],
  levers: [lever],
  series: [{ key: "line" }],
  periods: ["2027-06"],
  levels: ["north"],
  stages: [{ name: "desk" }],
  groupLevels: ["north"],
  publishers: [{ parameter: "size", options: [{ name: "census" }, { name: "survey" }] }],
} as unknown as ModelFace;

test("what a link leaves open is as the model opens", () => {
  expect(fitsModel(nothingLinked, face)).toEqual({ state: firstState("office", ["rush"]), problems: [] });
});

test("names that the model has not, and numbers that a lever cannot have, are left out and told", () => {
  const linked = {
    ...nothingLinked,
    stack: ["rsh"],
    levers: [
      ["desks", 11],
      ["desk", 1],
    ] as const,
    chart: "lin",
    at: "2099-01",
    level: "nort",
  };
  const { state, problems } = fitsModel(linked, face);
  expect(state).toEqual(firstState("office", []));
  expect(problems.map(({ path, got }) => `${path}: ${got}`)).toEqual([
    'link › stack: "rsh"',
    "link › lever.desks: 11",
    'link › lever: "desk"',
    'link › at: "2099-01"',
    'link › level: "nort"',
    'link › chart: "lin"',
  ]);
  expect(problems[0].hint).toContain("rush");
});

test("a statement of a stage, and a publisher, that the model has not are left out and told", () => {
  const claim = readLink("v=1&model=office&claim=stock~dsk~~~~value~at%20least~1");
  const source = readLink("v=1&model=office&source.size=censor");
  const [one, other] = [claim, source].map((read) => fitsModel((read as { state: typeof nothingLinked }).state, face));
  expect([one.state.claim, other.state.sources]).toEqual([undefined, undefined]);
  expect([one, other].map(({ problems }) => problems[0].expected)).toEqual([
    "a stage of the model",
    "one of its publishers",
  ]);
  const right = readLink("v=1&model=office&source.size=survey&claim=stock~desk~north~2027-06~~value~at%20least~1");
  const fitted = fitsModel((right as { state: typeof nothingLinked }).state, face);
  expect(fitted.problems).toEqual([]);
  expect(fitted.state.claim?.stage).toBe("desk");
  expect(fitted.state.sources).toEqual([["size", "survey"]]);
});
