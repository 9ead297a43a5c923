// A golden system through the real pipeline: read, compile, simulate, observe; many replications, one verdict a case.
import { compile, plainly } from "../../src/compile/compile.ts";
import { readModel } from "../../src/model/readModel.ts";
import { observe } from "../../src/observe/observe.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { standardErrorOf, meanOf } from "../../src/statistics/moments.ts";
import { studentUpperTail } from "../../src/statistics/studentT.ts";
import { goldenCase } from "./cases.ts";
import type { GoldenSystem, Measured } from "./buildDocument.ts";

/** Half-widths beyond this share of the expected value settle nothing. */
export const settledWithin = 0.02;
/** The normal bound a z must stay under: a false alarm in 2.8e8 cases, in 2.8e6 runs of a hundred cases. */
export const zBound = 5.9;
/** P(|Z| > 5.9) / 2 */
const tail = 1.8175e-9;

export interface Judged {
  readonly id: string;
  readonly expected: number;
  readonly got: number;
  /** of the interval at the bound for the number of replications */
  readonly halfWidth: number;
  /** standard errors off */
  readonly z: number;
  readonly verdict: "agrees" | "differs" | "not settled";
}

/** @returns one verdict per case of the system; `scale` shortens it to a part of its replications for a quick look */
export function runSystem(system: GoldenSystem, seed: number, scale = 1): Judged[] {
  const model = readModel({ path: "golden.yaml", text: system.document }, "golden");
  const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
  const values = new Map(Object.keys(system.cases).map((id) => [id, [] as number[]]));
  const replications = Math.ceil(system.replications * scale);
  for (let replication = 0; replication < replications; replication++) {
    const observer = observe(program, { seriesGroup: "", seriesLevels: [], series: false, waits: false });
    simulate(program, { seed, replication, recorders: [observer.recorder] });
    const measured: Record<string, number> = {};
    for (const { name, value } of observer.result().measures) measured[name] = value ?? NaN;
    for (const [id, read] of Object.entries(system.cases)) values.get(id)?.push(read(measured as Measured));
  }
  return [...values].map(([id, sample]) => judge(id, sample));
}

function judge(id: string, sample: readonly number[]): Judged {
  const { expected } = goldenCase(id);
  const got = meanOf(sample) ?? NaN;
  const error = standardErrorOf(sample) ?? 0;
  const bound = studentBound(sample.length - 1);
  const halfWidth = bound * error;
  // Where everything measured is the same, only rounding may stand between it and the expected value.
  const z = error > 0 ? (got - expected) / error : Math.abs(got - expected) <= 1e-9 * Math.abs(expected) ? 0 : Infinity;
  const settled = halfWidth <= settledWithin * Math.abs(expected);
  return {
    id,
    expected,
    got,
    halfWidth,
    z,
    verdict: Math.abs(z) >= bound ? "differs" : settled ? "agrees" : "not settled",
  };
}

/** The t that is exceeded as rarely as the normal bound. */
function studentBound(degrees: number): number {
  let low = zBound;
  let high = 100;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentUpperTail(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return high;
}
