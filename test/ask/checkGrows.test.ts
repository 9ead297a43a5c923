// How the work of reading, checking and compiling documents grows with the model. Work is how often the blocks of
// the project's own code are run, which V8 counts exactly: no clock, and the same number on any machine.
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

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

/** Runs of blocks of the project's own code, for each number of stages; in a thread where nothing was compiled before. */
async function workOf(counts: readonly number[]): Promise<readonly number[]> {
  const workerData = counts.map(rowOf);
  const counting = new Worker(new URL("countBlocks.mjs", import.meta.url), { workerData, execArgv: [] });
  return new Promise((resolve, reject) => {
    counting.once("message", resolve);
    counting.once("error", reject);
  });
}

test("checking twice the stages is twice the work", async () => {
  const [, few, some, many] = await workOf([20, 100, 200, 400]);
  expect(few).toBeGreaterThan(10_000);
  // what does not depend on the number of stages falls out of the differences; a square would make it 4
  expect((many - some) / (some - few)).toBeLessThan(2.1);
});
