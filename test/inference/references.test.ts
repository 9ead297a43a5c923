// Answers of other programs to the same input, made once: arviz 0.23.4 (scipy 1.17.1, numpy 2.4.6) and
// iterative_ensemble_smoother 1.2.0. Inputs follow from the golden ratio, so that both sides can write them down.
import { expect, test } from "vitest";
import { bulkEss, rHat, tailEss } from "../../src/inference/chainDiagnostics.ts";
import { carriedErrors } from "../../src/inference/errorCovariance.ts";
import { errorRoot } from "../../src/inference/likelihood.ts";
import { fitTail, smoothedWeights } from "../../src/inference/paretoSmoothing.ts";
import { smootherPass } from "../../src/inference/smootherPass.ts";
import { normalQuantile } from "../../src/quantity/specialFunctions.ts";

const phi = 0.6180339887498949;
const evenly = (count: number): number[] => Array.from({ length: count }, (_, i) => ((i + 1) * phi) % 1);

test.each([
  [0.3, 0.3515537022415005, 1.9358047427758533],
  [0.9, 0.8361427557929968, 1.997125147880479],
  [-0.2, -0.05682095906282092, 1.899324309697013],
])("a Pareto tail of shape %f and scale 2 is fitted as by arviz (_gpdfit of 60 values)", (shape, k, scale) => {
  const rising = evenly(60)
    .map((u) => (2 * ((1 - u) ** -shape - 1)) / shape)
    .sort((a, b) => a - b);
  const found = fitTail(rising);
  expect(found.k).toBeCloseTo(k, 9);
  expect(found.scale).toBeCloseTo(scale, 9);
});

test.each([
  [0.2, 0.24913430728659586, 937.4475332252339, 0.003728683303293917, 0.0009786468382029642],
  [0.5, 0.5117634084189123, 431.4872050187827, 0.02343287998698216, 0.0008351542684585534],
  [0.8, 0.7732654467491328, 66.99285597208957, 0.09713917630355683, 0.000548771254518386],
  [1.2, 1.1209701893224036, 7.886564039823783, 0.3314388188463978, 0.00016759755506950603],
])("1,000 weights with a tail of shape %f are smoothed as by arviz (psislw)", (shape, k, ess, largest, at123) => {
  const found = smoothedWeights(Float64Array.from(evenly(1000), (u) => -shape * Math.log(1 - u)));
  expect(found.paretoK).toBeCloseTo(k, 9);
  expect(found.ess).toBeCloseTo(ess, 6);
  expect(Math.max(...found.weights)).toBeCloseTo(largest, 11);
  expect(found.weights[123]).toBeCloseTo(at123, 12);
});

test("weights that are all the same have no tail, and a few that are all there is have the heaviest", () => {
  expect(smoothedWeights(new Float64Array(500).fill(-3))).toMatchObject({ paretoK: 0, ess: expect.closeTo(500, 9) });
  expect(smoothedWeights(Float64Array.from({ length: 500 }, (_, i) => (i < 3 ? 0 : -2000))).paretoK).toBe(Infinity);
});

/** Autoregressive by `carried`, and each chain further away by `apart`. */
const chain = (c: number, carried: number, apart: number): number[] => {
  let last = 0;
  return Array.from({ length: 200 }, (_, i) => {
    last = carried * last + normalQuantile(((i + 1) * phi * (c + 1) * 1.37 + 0.123 * c) % 1);
    return last + apart * c;
  });
};

test.each([
  [0, 0, 0.9955097242586652, 1282.1157787785244, 915.2040798033146],
  [0.6, 0, 0.9979412973788826, 460.1351505119534, 569.945799211073],
  [0.9, 0, 1.0197478587376347, 134.37163450898763, 370.27309997440085],
  [0.5, 0.4, 1.1023687291028166, 88.98124734347181, 895.7179460634612],
])("four chains that carry %f over, %f apart, are judged as by arviz (rhat rank, ess bulk and tail)", (carried, apart, mixing, bulk, tail) => {
  const chains = [0, 1, 2, 3].map((c) => chain(c, carried, apart));
  expect(rHat(chains)).toBeCloseTo(mixing, 9);
  expect(bulkEss(chains)).toBeCloseTo(bulk, 6);
  expect(tailEss(chains)).toBeCloseTo(tail, 6);
}); // prettier-ignore

test("one pass of twelve members on four figures moves each where iterative_ensemble_smoother moves it", () => {
  const normals = evenly(500).map(normalQuantile);
  const z = Float64Array.from(normals.slice(0, 36));
  const slopes = [[1, 0.5, -0.2], [0.3, 1, 0], [0, 0.4, 0.9], [0.5, 0.5, 0.5]]; // prettier-ignore
  const outputs = Float64Array.from({ length: 48 }, (_, at) => {
    const [row, j] = [Math.floor(at / 4), at % 4];
    const own = z.subarray(3 * row, 3 * row + 3);
    return slopes[j].reduce((sum, slope, i) => sum + slope * own[i], 0) + 0.3 * Math.sin(2 * own[j % 3]);
  });
  const observed = Float64Array.of(1, -0.5, 0.3, 0.8);
  const root = errorRoot({ observed, errorCovariance: carriedErrors(0.5, 0.6, [0, 1, 2, 3]) });
  const perturbations = Float64Array.from(normals.slice(36, 84));
  const found = smootherPass({ z, outputs, rows: 12, observed, root, inflation: 4, perturbations, localised: null });
  // ESMDA(covariance, observations, alpha=[4, 4, 4, 4]), prepare_assimilation(Y, truncation=1.0, observation_perturbations=L E), assimilate_batch(X)
  const theirs = [
    [1.0676979335654921, -0.24278876520120835, 0.29300901233377397],
    [0.12747633173361994, -0.4592258278807637, 0.37160377439977743],
    [0.9938933162260182, 0.5979337117494294, 0.06467039228819926],
    [0.058288028423151395, 0.055584334285516346, 0.45714746153756824],
    [0.5446154826653673, -0.9351531363960319, 1.2204577241152121],
    [0.6560643585523703, -0.40101017792102556, -0.3202268387452506],
    [1.3408548197987038, -0.7323157903595497, 2.20080446105405],
    [-0.10527501766282427, -0.41523085513865166, 0.4205131367619477],
    [1.1941787072595882, -1.5922406305570498, 0.9034557936817155],
    [0.546310594798748, 0.47196818469601165, 0.5073047019621263],
    [0.9968900631211387, -0.860700211746528, 0.9238809321295345],
    [-0.84018385793612, -0.360963810087465, -0.04023829556345604],
  ];
  for (const [at, value] of theirs.flat().entries()) expect(found.z[at]).toBeCloseTo(value, 10);
});
