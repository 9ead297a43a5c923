// A draw outside what its place allows: who it is, what was drawn, and the bound that would have kept it inside.
import { expect, test } from "vitest";
import { checkDocuments } from "../../src/ask/check.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { describeProblem } from "../../src/errors.ts";
import { Runner } from "../../src/study/runReplication.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import { studyInput } from "../../src/study/studyRequest.ts";
import { oneRun } from "../../src/ask/possibleStacks.ts";

const parameter = (name: string, unit: string, value: string, uncertainty: string): string =>
  `  ${name}: {title: T, unit: ${unit}, kind: judgement, judgedBy: me, reason: x, value: ${value}, uncertainty: ${uncertainty}}\n`;

const documentsWith = (parameters: string, { share = "10%", dwell = "1 day", rate = "5 per day" }) => {
  const text = `pendency: model v1
title: A fork
runs: {for: 2 days}
parameters:
${parameters}stages:
  a: {arrivals: {rate: ${rate}}, dwell: ${dwell}, next: {b: ${share}, done: rest}}
  b: {outcome: true}
  done: {outcome: true}
`;
  const files = { id: "fork", asked: "fork", documents: [{ path: "fork.yaml", text }], targets: [], study: null };
  return openDocuments(files);
};

const warningsOf = (documents: ReturnType<typeof documentsWith>): string[] =>
  checkDocuments(documents).outside.map(describeProblem);

/** what the first of the replications that fails says */
function failureOf(documents: ReturnType<typeof documentsWith>): string {
  const measure = { quantities: true, defaults: null, claims: [], targets: false };
  const plain = studyInput({ spec: oneRun([[]]), measure, warmUpDays: null, eventLimit: 1e9 }, documents);
  const runner = new Runner({
    ...plain,
    spec: { ...plain.spec, points: "drawn", seed: 1, inFull: null, shown: plain.spec.stacks },
  });
  for (let replication = 0; replication < 400; replication++) {
    try {
      runner.run({ index: replication, stack: 0, replication });
    } catch (error) {
      return String((error as Error).message);
    }
  }
  return "none";
}

const cases = [
  // standard normal below −1: 16 %
  ["a share", parameter("s", "share", "5%", "{plus: {normal: {mean: 0%, sd: 5%}}}"), { share: "s" }, "16 %", "stages.a.next.b", "atLeast: -5%"],
  // a factor that may reach 3 on 40 %: beyond 2.5, a quarter of 1 to 3
  ["a factor", parameter("s", "share", "40%", "{times: {uniform: {from: 1, to: 3}}}"), { share: "s" }, "25 %", "stages.a.next.b", "atMost: 2.5"],
  // through an expression that falls as the parameter rises: 1 − 2 s below 0 where s is above a half
  ["an expression", parameter("s", "share", "40%", "{is: {uniform: {from: 0%, to: 100%}}}"), { share: "1 - 2 * s" }, "50 %", "stages.a.next.b", "atMost: 50%"],
  ["a duration", parameter("s", "days", "2 days", "{plus: {uniform: {from: -4 days, to: 4 days}}}"), { dwell: "s" }, "25 %", "stages.a.dwell", "atLeast: -2 days"],
  ["a rate", parameter("s", "per day", "3 per day", "{plus: {uniform: {from: -4 per day, to: 4 per day}}}"), { rate: "s * 2" }, "13 %", "stages.a.arrivals", "atLeast: -3 per day"],
] as const; // prettier-ignore

test.each(cases)(
  "%s: `check` says how often, where, and what would bound it",
  (_, written, uses, often, place, bound) => {
    const [warning, ...others] = warningsOf(documentsWith(written, uses));
    expect(others).toEqual([]);
    expect(warning).toMatch(
      /^fork\.yaml:5:\d+ › parameters\.s\.uncertainty\n {2}expected draws that every place allows/,
    );
    expect(warning).toContain(`about ${often} of its draws`);
    expect(warning).toContain(`which ${place}`);
    expect(warning).toContain(`\`${bound}\``);
  },
);

test.each(cases)(
  "%s: the run that meets it names parameter, replication, draw and bound",
  (_, written, uses, __, place, bound) => {
    const failure = failureOf(documentsWith(written, uses));
    expect(failure).toContain(` › ${place}`);
    expect(failure).toMatch(/with what replication \d+ drew: s [−+×=]/);
    expect(failure).toContain(`bound the uncertainty of s with \`${bound}\`, or choose another shape`);
  },
);

test("an uncertainty within bounds is not spoken of, nor one of two that is", () => {
  const fine = parameter("s", "share", "5%", "{plus: {normal: {mean: 0%, sd: 1%}, atLeast: -5%}}");
  expect(warningsOf(documentsWith(fine, { share: "s" }))).toEqual([]);
  expect(failureOf(documentsWith(fine, { share: "s" }))).toBe("none");
  const both = fine + parameter("t", "days", "2 days", "{times: {uniform: {from: -1, to: 3}}}");
  const warnings = warningsOf(documentsWith(both, { share: "s", dwell: "t" }));
  expect(warnings.map((text) => /parameters\.(\w+)/.exec(text)![1])).toEqual(["t"]);
});

test("a study whose very first draw is refused names it as well, before any run is made", async () => {
  const drawn = documentsWith(parameter("s", "share", "5%", "{is: {uniform: {from: -20%, to: -10%}}}"), { share: "s" });
  const spec = { ...oneRun([[]]), points: "drawn" as const };
  const measure = { quantities: true, defaults: null, claims: [], targets: false };
  const files = { id: "fork", asked: "fork", documents: [], targets: [], study: null };
  const request = { files, factFiles: [], asOf: null, spec, measure, warmUpDays: null, eventLimit: 1e6 };
  await expect(makeStudy(request, drawn)).rejects.toThrow(
    /stages\.a\.next\.b\n {2}expected a share between 0 % and 100 %; got -1\S+ % with what replication 1 drew: s = -1/,
  );
});
