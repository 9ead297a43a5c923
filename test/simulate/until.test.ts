// A run that stops early is the beginning of the whole run: nothing before the stop can know where it was.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import { observe } from "../../src/observe/observe.ts";
import { simulate } from "../../src/simulate/individual/run.ts";

test("stopping after a third of the run changes no stock and no flow before", () => {
  const path = new URL("../language-examples/beds.yaml", import.meta.url);
  const documents = readDocuments([{ path: "beds.yaml", text: readFileSync(path, "utf8") }], "beds");
  const program = compile({ ...documents, parameters: documents.model.parameters }, null, plainly);
  const until = Math.floor(program.time.steps / 3);
  const runTo = (stop: number | undefined) => {
    const observer = observe(program, { seriesGroup: "", seriesLevels: [], series: true, waits: false });
    simulate(program, {
      seed: 5,
      replication: 2,
      recorders: [observer.recorder],
      ...(stop === undefined ? {} : { until: stop }),
    });
    return observer.result();
  };
  const [short, whole] = [runTo(until), runTo(undefined)];
  const edges = program.time.periodEdges.findIndex((edge) => edge > until);
  const width = program.time.periodEdges.length;
  for (let stage = 0; stage < program.stages.length; stage++) {
    const row = (stock: Float64Array): number[] => [...stock.subarray(stage * width, stage * width + edges)];
    expect(row(short.series!.stock)).toEqual(row(whole.series!.stock));
  }
  expect(short.events).toBeGreaterThan(1000);
  expect(short.events).toBeLessThan(whole.events);
});
