// Each gate of the smoother is shut by what it is there for.
import { expect, test } from "vitest";
import { ensembleSmoother, type SmootherAsked } from "../../src/inference/ensembleSmoother.ts";
import { independentErrors } from "../../src/inference/errorCovariance.ts";
import { smootherRefusals } from "../../src/inference/smootherGates.ts";

const asked = (more: Partial<SmootherAsked> = {}): SmootherAsked => ({
  dimension: 1,
  members: 200,
  seed: 1,
  likelihood: { observed: Float64Array.of(1, 1.2), errorCovariance: independentErrors([0.3, 0.3]) },
  forward: (z) => Promise.resolve(Float64Array.from({ length: 2 * z.length }, (_, at) => z[Math.floor(at / 2)])),
  ...more,
});
const gates = async (more: Partial<SmootherAsked>): Promise<string[]> =>
  (await ensembleSmoother(asked(more))).refusals.map(({ gate }) => gate);

test("a straight model whose figures agree has nothing to refuse", async () => {
  expect(await gates({})).toEqual([]);
});

test("figures that cannot both be, with errors as small as given, are refused", async () => {
  const likelihood = { observed: Float64Array.of(1, 3), errorCovariance: independentErrors([0.3, 0.3]) };
  expect(await gates({ likelihood })).toEqual(["misfit"]);
});

test("a model that bends between the ensemble and where it moved is refused", async () => {
  const forward: SmootherAsked["forward"] = (z) =>
    Promise.resolve(Float64Array.from({ length: 2 * z.length }, (_, at) => Math.sin(5 * z[Math.floor(at / 2)])));
  const likelihood = { observed: Float64Array.of(0.2, 0.1), errorCovariance: independentErrors([0.1, 0.1]) };
  expect(await gates({ forward, likelihood, passes: 1 })).toContain("straightness of the last pass");
});

test("too many failed draws, and too few members for what they learn, are refused", async () => {
  const forward: SmootherAsked["forward"] = async (z, rows, numbers) => {
    const outputs = await asked().forward(z, rows, numbers);
    for (const [row, member] of numbers.entries()) if (member % 10 === 0) outputs[2 * row] = Infinity;
    return outputs;
  };
  expect(await gates({ forward })).toEqual(["failed draws"]);
  expect(await gates({ members: 8 })).toEqual(["members for what is learnt"]);
});

test("a refusal says what was expected and what came", () => {
  const last = {
    pass: 1,
    inflation: null,
    members: 50,
    misfit: 9,
    misfitOfMean: 8,
    variance: 0.2,
    learnt: 8,
    bend: 0.61,
  };
  const failed = Array.from({ length: 4 }, (_, member) => ({ member, pass: 0 }));
  // scipy 1.17.1: chi2.sf(96, 12) = 3.3693e-15
  expect(smootherRefusals({ numbers: [], failed, passes: [last], asked: 60, figures: 12 })).toEqual([
    { gate: "failed draws", expected: "at most 5 % of 60 members", got: "4" },
    { gate: "members for what is learnt", expected: "10 for each of 8 directions", got: "50" },
    { gate: "straightness of the last pass", expected: "outputs within 0.5 error deviations of its promise", got: "0.61" },
    { gate: "misfit", expected: "a misfit that has odds of at least 0.001 under the errors as given", got: "3.37e-15" },
  ]); // prettier-ignore
});

test("what is asked and does not fit together is told before the model is run", async () => {
  const told = async (more: Partial<SmootherAsked>): Promise<string> => {
    try {
      await ensembleSmoother(asked(more));
      return "nothing";
    } catch (error) {
      return error instanceof Error ? error.message : "?";
    }
  };
  expect(await told({ passes: 0 })).toContain("passes\n  expected a whole number from 1 on; got 0");
  expect(await told({ inflation: [2, 3] })).toContain("1 / each add up to 1; got 2, 3");
  expect(await told({ members: 1 })).toContain("members\n  expected a whole number from 2 on; got 1");
  expect(await told({ localise: new Float64Array(3) })).toContain("localise\n  expected 1 × 2 numbers; got 3");
  expect(await told({ forward: () => Promise.resolve(new Float64Array(3)) })).toContain(
    "expected 200 × 2 outputs; got 3",
  );
  expect(await told({ forward: () => Promise.resolve(new Float64Array(400).fill(NaN)) })).toContain(
    "expected outputs of at least two members; got 0, at call 1 of the model",
  );
  const from = {
    pass: 0,
    numbers: [0],
    z: [1, 2],
    promised: null,
    covariance: null,
    failed: [],
    visited: [],
    passes: [],
  };
  expect(await told({ from })).toContain("expected a state of 1 parameters and at most 4 passes");
});
