// A golden system through the real pipeline: read, compile, simulate, observe; many replications, one verdict a case.
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import type { Engine } from "../engines/engines.ts";
import type { GoldenSystem, Measured } from "./buildDocument.ts";
import { goldenCase } from "./cases.ts";
import { judgeSample, settledWithin, type Judged } from "./judgeSample.ts";

/**
 * As many replications as the system plans, which settle its cases within 2 %.
 * @returns one verdict per case of the system
 */
export function runSystem(system: GoldenSystem, engine: Engine, seed: number): Judged[] {
  const samples = new Samples(system, engine, seed);
  samples.runUpTo(system.replications);
  return samples.judge(settledWithin);
}

/**
 * As many replications as settle every case of the system within a share of its value, and at most four times as many as
 * planned for that. The number depends on the spread of the values only, which does not tell where their mean is, so the
 * odds of a false alarm stay what they are.
 */
export function runUntilSettled(system: GoldenSystem, engine: Engine, seed: number, within: number): Judged[] {
  const samples = new Samples(system, engine, seed);
  const planned = Math.ceil(system.replications * (settledWithin / within) ** 2);
  const most = Math.max(60, 4 * planned);
  for (let replications = Math.max(60, planned / 4); ; replications *= 1.25) {
    samples.runUpTo(Math.ceil(Math.min(replications, most)));
    const judged = samples.judge(within);
    if (replications >= most || judged.every((one) => one.verdict !== "not settled")) return judged;
  }
}

/** @returns what each case reads of the first so many replications */
export function firstRuns(
  system: GoldenSystem,
  engine: Engine,
  seed: number,
  replications: number,
): Record<string, readonly number[]> {
  const samples = new Samples(system, engine, seed);
  samples.runUpTo(replications);
  return Object.fromEntries(samples.values);
}

/** @throws PendencyError when the document says what the language does not allow */
export function compileSystem(system: GoldenSystem): Program {
  const model = readModel({ path: "golden.yaml", text: system.document }, "golden");
  return compile({ model, parameters: [], scenarios: [] }, null, plainly);
}

class Samples {
  private readonly system: GoldenSystem;
  private readonly engine: Engine;
  private readonly seed: number;
  private readonly program: Program;
  readonly values: ReadonlyMap<string, number[]>;
  private readonly controls: number[] = [];
  private made = 0;

  constructor(system: GoldenSystem, engine: Engine, seed: number) {
    this.system = system;
    this.engine = engine;
    this.seed = seed;
    this.program = compileSystem(system);
    this.values = new Map(Object.keys(system.cases).map((id) => [id, []]));
  }

  runUpTo(replications: number): void {
    for (; this.made < replications; this.made++) {
      const measured = measureOnce(this.program, this.system, this.engine, this.seed, this.made);
      for (const [id, read] of Object.entries(this.system.cases)) this.values.get(id)?.push(read(measured));
      if (this.system.control !== null) this.controls.push(this.system.control.read(measured));
    }
  }

  judge(within: number): Judged[] {
    const { copies, trials } = this.system;
    const control = this.system.control && { values: this.controls, mean: this.system.control.mean };
    return [...this.values].map(([id, values]) =>
      judgeSample(goldenCase(id), { values, copies, trials, control }, within),
    );
  }
}

function measureOnce(
  program: Program,
  system: GoldenSystem,
  engine: Engine,
  seed: number,
  replication: number,
): Measured {
  const heard = system.listen?.(program);
  const recorders = heard === undefined ? [] : [heard.recorder];
  const found = engine.measure(program, { seed, replication, recorders });
  const measured: Record<string, number> = { ...heard?.measured() };
  for (const { name, value } of found) measured[name] = value ?? NaN;
  return measured;
}
