// How the work of reading, checking and compiling documents grows with the model. Work is how often the blocks of
// the project's own code are run, which V8 counts exactly: no clock, and the same number on any machine.
import { Session } from "node:inspector";
import type { Profiler } from "node:inspector";
import { expect, test } from "vitest";

// blocks are counted in what is compiled from here on, so the sources are read afterwards
const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { checkDocuments } = await import("../../src/ask/check.ts");
const { openDocuments } = await import("../../src/documents/openDocuments.ts");

/** A row of services, stays, forks and clocks, each with a parameter of its own; every second one is measured. */
function rowOf(count: number) {
  const stages: string[] = [];
  const resources: string[] = [];
  const parameters: string[] = [];
  const declare = (name: string, unit: string, value: string): void =>
    void parameters.push(
      `  ${name}: {title: T, unit: ${unit}, kind: judgement, value: ${value}, judgedBy: us, reason: ours}`,
    );
  for (let i = 0; i < count; i++) {
    const next = i + 1 < count ? `stage${i + 1}` : "done";
    if (i % 4 === 0) {
      stages.push(
        `  stage${i}: {dwell: stay${i}, next: ${next}${i === 0 ? ", arrivals: {rate: 5 per day, split: {kind: {red: 40%, blue: rest}}}" : ""}}`,
      );
      declare(`stay${i}`, "days", "{by: kind, red: 3 days, blue: 4 days}");
    } else if (i % 4 === 1) {
      stages.push(`  stage${i}: {service: {by: desk${i}, time: {exponential: {mean: stay${i}}}}, next: ${next}}`);
      resources.push(`  desk${i}: {servers: staff${i}, priority: [{kind: red}, rest]}`);
      declare(`stay${i}`, "days", "2 days");
      declare(`staff${i}`, "clerks", "40 clerks");
    } else if (i % 4 === 2) {
      stages.push(`  stage${i}: {dwell: stay${i}, clocks: {limit${i}: {after: 90 days, to: gone}}, next: ${next}}`);
      declare(`stay${i}`, "days", `stay${i - 1} / 2`);
    } else {
      stages.push(`  stage${i}: {passes: true, next: {${next}: rest, gone: share${i}}}`);
      // parameters that name each other, twenty in a row
      declare(`share${i}`, "share", i % 80 === 3 ? "1%" : `share${i - 4}`);
    }
  }
  const dwells = Array.from({ length: Math.ceil(count / 4) }, (_, i) => i * 4);
  const measures = stages.flatMap((_, i) => (i % 2 === 0 ? [`  count${i}: {stock: stage${i}, at: end}`] : []));
  const model = `pendency: model v1
title: A row
entities: [person, persons]
units: [clerk, clerks]
runs: {from: 2024-01-01, through: 2024-12-31}
groups: {kind: [red, blue]}
stages:
${stages.join("\n")}
  done: {outcome: true}
  gone: {outcome: true}
resources:
  cots: {servers: 9}
${resources.join("\n")}
holds:
  cot: {of: cots, whileIn: [${dwells.map((i) => `stage${i}`).join(", ")}]}
clocks:
  deadline: {starts: stage0, strikesIn: [${dwells.map((i) => `stage${i}`).join(", ")}], after: 90 days, to: gone}
quantities:
${measures.join("\n")}
`;
  const document = `pendency: parameters v1\nfor: row\nparameters:\n${parameters.join("\n")}\n`;
  const changes = dwells.map(
    (i) => `      - {from: 2024-06-01, parameter: stay${i}, appliesTo: new arrivals, multiply: 2}`,
  );
  const scenarios = `pendency: scenarios v1\nfor: row\nscenarios:\n  slow:\n    changes:\n${changes.join("\n")}\n`;
  const claims = dwells.map(
    (i) => `  claim${i}:
    words: Fewer.
    said: {by: us, date: 2024-01-01, source: here}
    kind: prediction
    measure: {entries: stage${i}, where: {kind: red}}
    against: {scenario: slow}
    compare: ratio
    holdsIf: at least 1`,
  );
  const documents = [
    { path: "model.yaml", text: model },
    { path: "parameters.yaml", text: document },
    { path: "scenarios.yaml", text: scenarios },
    { path: "claims.yaml", text: `pendency: claims v1\nfor: row\nclaims:\n${claims.join("\n")}\n` },
  ];
  return { id: "row", asked: "row", documents, targets: [], study: null };
}

/** Runs of blocks of the project's own code. */
function workOf(run: () => void): number {
  session.post("Profiler.takePreciseCoverage");
  run();
  let work = 0;
  session.post("Profiler.takePreciseCoverage", (_error, { result }: Profiler.TakePreciseCoverageReturnType) => {
    const own = result.filter(({ url }) => url.includes("/src/") && !url.includes("node_modules"));
    for (const { ranges } of own.flatMap(({ functions }) => functions)) {
      for (const { count } of ranges) work += count;
    }
  });
  return work;
}

const check = (count: number) => workOf(() => void checkDocuments(openDocuments(rowOf(count), [])));

test("checking twice the stages is twice the work", () => {
  check(20);
  const [few, some, many] = [100, 200, 400].map(check);
  expect(few).toBeGreaterThan(10_000);
  // what does not depend on the number of stages falls out of the differences; a square would make it 4
  expect((many - some) / (some - few)).toBeLessThan(2.1);
});
