// Draws that documents correlate: they go together as it says, each parameter's own distribution stays, and every other
// parameter keeps its draws to the bit.
import { describe, expect, test } from "vitest";
import { askRun } from "../../src/ask/run.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { packDocuments, unpackDocuments } from "../../src/documents/packDocuments.ts";
import { normalQuantile } from "../../src/quantity/specialFunctions.ts";
import { cholesky } from "../../src/statistics/cholesky.ts";
import { rankCorrelation } from "../../src/statistics/rankCorrelation.ts";

const judged = "kind: judgement, judgedBy: test, reason: invented";
const uncertain = (name: string, times: string): string =>
  `  ${name}: {title: ${name}, unit: per day, ${judged}, value: 10 per day, uncertainty: {times: ${times}}}`;
const model = `pendency: model v1
title: Doors
runs: {for: 10 days}
parameters:
${uncertain("alpha", "{uniform: {from: 0, to: 1}}")}
${uncertain("beta", "{uniform: {from: 0, to: 1}}")}
${uncertain("gamma", "{lognormal: {median: 1, p95: 2}}")}
${uncertain("delta", "{uniform: {from: 0, to: 1}}")}
  certain: {title: Certain, unit: per day, ${judged}, value: 1 per day}
stages:
  first: {arrivals: {rate: alpha}, passes: true, next: out}
  second: {arrivals: {rate: beta}, passes: true, next: out}
  third: {arrivals: {rate: gamma + delta + certain}, passes: true, next: out}
  out: {outcome: true}
quantities:
  through: {title: Through, entries: out}
`;

function opened(...correlations: readonly string[]): Documents {
  const listed = correlations.map((one) => `  - {${one}, judgedBy: test, reason: invented}\n`).join("");
  const documents = [
    { path: "doors.yaml", text: model },
    ...(listed === ""
      ? []
      : [{ path: "doors.parameters.yaml", text: `pendency: parameters v1\nfor: doors\ncorrelations:\n${listed}` }]),
  ];
  return openDocuments({ id: "doors", asked: "doors.yaml", documents, targets: [], study: null }, []);
}

const count = 2000;
const drawsIn = ({ parameters }: Documents) =>
  Array.from({ length: count }, (_, replication) => drawParameters(parameters, { seed: 1, replication, sources: {} }).draws); // prettier-ignore
const valuesOf = (draws: ReturnType<typeof drawsIn>, name: string) => draws.map((draw) => draw[name].value);

function correlationOf(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [left, right] = [mean(one), mean(other)];
  const product = (a: readonly number[], b: readonly number[], x: number, y: number): number =>
    mean(a.map((value, at) => (value - x) * (b[at] - y)));
  return product(one, other, left, right) / Math.sqrt(product(one, one, left, left) * product(other, other, right, right)); // prettier-ignore
}

/** Fisher's z of a sample's correlation is normal with deviation 1 / √(n − 3): five of them are missed once in 1.7 million. */
function expectCorrelation(found: number, wanted: number): void {
  expect(Math.abs(Math.atanh(found) - Math.atanh(wanted))).toBeLessThan(5 / Math.sqrt(count - 3));
}

const together = ["of: [beta, alpha], normalScores: 0.8", "of: [beta, gamma], normalScores: -50%"];

describe("of 2,000 draws", () => {
  const alone = drawsIn(opened());
  const draws = drawsIn(opened(...together));

  test("normal scores go together as a document says, and those of pairs in between by their own", () => {
    const [alpha, beta] = ["alpha", "beta"].map((name) => valuesOf(draws, name).map(normalQuantile));
    // a lognormal's logarithm is normal
    const gamma = valuesOf(draws, "gamma").map(Math.log);
    expectCorrelation(correlationOf(alpha, beta), 0.8);
    expectCorrelation(correlationOf(beta, gamma), -0.5);
    // nothing is said of alpha and gamma
    expectCorrelation(correlationOf(alpha, gamma), 0);
    expectCorrelation(correlationOf(valuesOf(alone, "alpha"), valuesOf(alone, "beta")), 0);
  });

  test("each parameter keeps its own distribution", () => {
    for (const name of ["alpha", "beta"]) {
      const sorted = valuesOf(draws, name).toSorted((a, b) => a - b);
      const off = Math.max(...sorted.map((value, at) => Math.max((at + 1) / count - value, value - at / count)));
      // Kolmogorov's bound: 2 exp(−2 × 2.7²) is one in a million
      expect(off).toBeLessThan(2.7 / Math.sqrt(count));
    }
    const scale = Math.log(2) / normalQuantile(0.95);
    const scores = valuesOf(draws, "gamma").map((value) => Math.log(value) / scale);
    const mean = scores.reduce((sum, value) => sum + value, 0) / count;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count));
  });

  test("parameters that nobody correlates keep their draws to the bit, and so does the first of a group", () => {
    expect(valuesOf(draws, "delta")).toEqual(valuesOf(alone, "delta"));
    expect(valuesOf(draws, "alpha")).toEqual(valuesOf(alone, "alpha"));
    expect(valuesOf(draws, "beta")).not.toEqual(valuesOf(alone, "beta"));
  });

  test("ranks go together as a document says of ranks", () => {
    const ranked = drawsIn(opened("of: [alpha, beta], rank: 0.6"));
    const found = rankCorrelation(valuesOf(ranked, "alpha"), valuesOf(ranked, "beta"));
    // of ranks Fisher's z has the deviation √((1 + ρ² / 2) / (n − 3)), Bonett and Wright 2000
    const deviation = Math.sqrt((1 + 0.6 ** 2 / 2) / (count - 3));
    expect(Math.abs(Math.atanh(found ?? 0) - Math.atanh(0.6))).toBeLessThan(5 * deviation);
  });

  test("every two of a group go together as much", () => {
    const draws3 = drawsIn(opened("of: [alpha, beta, delta], normalScores: 0.5"));
    const scores = ["alpha", "beta", "delta"].map((name) => valuesOf(draws3, name).map(normalQuantile));
    for (const [one, other] of [[0, 1], [0, 2], [1, 2]]) expectCorrelation(correlationOf(scores[one], scores[other]), 0.5); // prettier-ignore
  });
});

test("both engines run the same draws, and a pack keeps what is said of them", async () => {
  const documents = opened(...together);
  const drawn = async (engine: "individual" | "fluid") =>
    (await askRun(documents, { engine, replications: 3 })).study.draws.map(({ name, values }) => [name, values]);
  expect(await drawn("fluid")).toEqual(await drawn("individual"));
  const unpacked = unpackDocuments(packDocuments(documents));
  expect(unpacked.parameters.map(({ correlatedWith }) => correlatedWith)).toEqual(
    documents.parameters.map(({ correlatedWith }) => correlatedWith),
  );
  expect(drawsIn(unpacked).slice(0, 3)).toEqual(drawsIn(documents).slice(0, 3));
});

describe("what cannot be", () => {
  const wrong = (...correlations: readonly string[]): string => {
    try {
      opened(...correlations);
    } catch (error) {
      return (error as Error).message;
    }
    return "nothing";
  };

  test("is told with every pair, and how far they would have to be drawn in", () => {
    const message = wrong("of: [alpha, beta], rank: 0.9", "of: [beta, gamma], normalScores: 0.9", "of: [alpha, gamma], normalScores: -0.5"); // prettier-ignore
    expect(message).toContain(
      "doors.parameters.yaml:6:5 › correlations\n  expected correlations that can hold together",
    );
    expect(message).toContain("alpha and beta rank 0.9, beta and gamma normal scores 0.9, alpha and gamma normal scores −0.5"); // prettier-ignore
    expect(message).toMatch(/hint: all of them times 0\.\d+ or less would do/);
    const open = wrong("of: [alpha, beta], normalScores: 0.9", "of: [beta, gamma], normalScores: 0.9");
    // 1 − 2 × 0.9² is below 0; nothing is said of alpha and gamma
    expect(open).toContain("beta and gamma normal scores 0.9; the one other pair counts as 0");
    expect(Number(/times (0\.\d+)/.exec(open)?.[1])).toBeCloseTo(Math.floor((100 * Math.sqrt(0.5)) / 0.9) / 100, 12);
  });

  test.each([
    [
      "of: [alpha, betta], rank: 0.5",
      '4:18 › correlations\n  expected the name of a parameter; got "betta"\n  hint: did you mean "beta"?',
    ],
    ["of: [alpha, certain], rank: 0.5", "expected a parameter with `uncertainty:`; got certain, which is certain"],
    ["of: [alpha], rank: 0.5", "expected two parameters or more under `of:`; got 1"],
    ["of: [alpha, alpha], rank: 0.5", "expected each parameter once; got alpha twice"],
    ["of: [alpha, beta]", "expected either `rank:` or `normalScores:`; got neither"],
    ["of: [alpha, beta], rank: 0.5, normalScores: 0.5", "expected either `rank:` or `normalScores:`; got both"],
    ["of: [alpha, beta], rank: 1", "expected a correlation between −1 and 1, and not 0"],
    ["of: [alpha, beta], rank: 3 days", "expected a correlation between −1 and 1, and not 0"],
  ])("%s", (text, message) => {
    expect(wrong(text)).toContain(message);
  });

  test("one pair said twice is told with both places", () => {
    expect(wrong("of: [alpha, beta], rank: 0.5", "of: [beta, alpha], rank: 0.4")).toContain(
      "doors.parameters.yaml:5:5 › correlations[1]\n  expected one correlation of alpha and beta; got another at doors.parameters.yaml:4",
    );
  });
});

test("the root of a matrix gives the matrix back, and there is none of one that cannot be", () => {
  const matrix = [
    [1, 0.5, 0.25],
    [0.5, 1, 0.1],
    [0.25, 0.1, 1],
  ];
  const root = cholesky(matrix) ?? [];
  for (const [i, row] of matrix.entries()) {
    for (const [j, value] of row.entries()) {
      const made = root[i].reduce((sum, one, k) => sum + one * (root[j][k] ?? 0), 0);
      expect(made).toBeCloseTo(value, 14);
    }
  }
  expect(cholesky([[1, 1], [1, 1]])).toBeNull(); // prettier-ignore
});
