// What the law says of custody after an order, and how many orders can be carried out at all.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { planFor, runPlan } from "../../src/simulate/fluid/run.ts";
import { documents, facts } from "./flagship.ts";

const program = compile({ ...documents, parameters: documents.model.parameters }, facts, plainly);
const names = program.stages.map(({ name }) => name);

// 8 U.S.C. 1231(a)(1)(B): the removal period begins when the order becomes final. Zadvydas v. Davis: release when removal
// is not reasonably foreseeable, which it is for somebody who holds a document and waits for a seat.
test.each(["custodyReview", "custodyLimit"])(
  "%s counts from every order and strikes only without a document",
  (limit) => {
    const clocks = program.crossClocks.filter(({ name }) => name.startsWith(limit));
    expect(clocks.map(({ starts }) => names[starts]).toSorted()).toEqual([
      "expeditedProcessing",
      "interiorProcessing",
      "orderInCustody",
    ]);
    for (const { strikesIn } of clocks)
      expect(names.filter((_, stage) => strikesIn[stage] === 1)).toEqual(["travelDocument"]);
  },
);

test("custody for documents is reached only from a stage in which the limits begin to count, or when a document lapses", () => {
  const before = program.stages.filter(({ next, clocks, ifFull }) =>
    [...(next?.to ?? []), ...clocks.map(({ to }) => to), ifFull].includes(names.indexOf("travelDocument")),
  );
  expect(before.map(({ name }) => name).toSorted()).toEqual([
    "awaitingFlight",
    "awaitingSpecialFlight",
    "expeditedProcessing",
    "interiorProcessing",
    "orderInCustody",
  ]);
});

test("about 45 in 100 of the orders on ICE's list of November 2024 cannot be carried out", () => {
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
  runPlan(planFor(program, 21, []), { listeners: [observer.listener] });
  const { measures } = observer.result();
  const at = program.measures.findIndex(({ name }) => name === "ordersNotExecutable");
  const share = measures[at].value! / 1445549;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.5);
}, 120_000);
