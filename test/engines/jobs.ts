// The work of `npm run verify-engines`, cut into jobs that threads can take in any order.
import { goldenCases } from "../golden/cases.ts";
import { goldenSystems, notExpressible } from "../golden/documents.ts";
import { runUntilSettled } from "../golden/runSystem.ts";
import { engineCalled } from "./engines.ts";
import { compareWithChain, farthest } from "./compareWithChain.ts";
import { describeNetwork } from "./describeNetwork.ts";
import { fluidSystems, notFluid, runFluidSystem } from "./fluidCases.ts";
import { solvedNetwork } from "./randomNetwork.ts";
import { smallestFailing } from "./smallestFailing.ts";

export interface Row {
  readonly name: string;
  readonly expected: number | null;
  readonly got: number | null;
  readonly halfWidth: number | null;
  readonly z: number | null;
  /** "agrees", "differs", "not settled", or why the case is not or cannot be run */
  readonly verdict: string;
  readonly isFailure: boolean;
}

export interface Job {
  readonly kind: "golden" | "chain" | "fluid";
  /** title of the golden or fluid system, or seed of the random network */
  readonly name: string;
  /** what `--only` looks in */
  readonly search: string;
}

export interface Settings {
  readonly engine: string;
  readonly seed: number;
  /** half-widths of golden cases, as a share of the value */
  readonly within: number;
  /** of those that settle so slowly that a night is for them; at least `within` */
  readonly nightWithin: number;
  /** of a random network */
  readonly replications: number;
  readonly networks: number;
  readonly night: boolean;
}

/** Everything there is to run, the longest first so that threads end together. */
export function listJobs({ engine, night, networks }: Settings): Job[] {
  if (engine === "fluid")
    return fluidSystems.map(({ title, cases }): Job => ({
      kind: "fluid",
      name: title,
      search: `golden ${title} ${Object.keys(cases).join(" ")}`,
    }));
  engineCalled(engine);
  const rank = { night: 0, verification: 1, change: 2 };
  const golden = goldenSystems
    .filter((system) => night || system.length !== "night")
    .toSorted((a, b) => rank[a.length] - rank[b.length] || b.copies - a.copies)
    .map(({ title, cases }): Job => ({
      kind: "golden",
      name: title,
      search: `golden ${title} ${Object.keys(cases).join(" ")}`,
    }));
  const chains = Array.from({ length: networks }, (_, i): Job => ({
    kind: "chain",
    name: `${i + 1}`,
    search: `chain network-${i + 1}`,
  }));
  return [...golden, ...chains];
}

/** Public cases that no job runs, each with the reason. */
export function notRun({ engine, night }: Settings): Row[] {
  return engine === "fluid" ? rowsOf(new Map(Object.entries(notFluid))) : rowsOf(reasonsNotRun(night));
}

function reasonsNotRun(night: boolean): Map<string, string> {
  const reasons = new Map<string, string>();
  for (const { id, engine } of goldenCases) {
    if (engine === "fluid") reasons.set(id, "not of this engine: --engine fluid");
    else if (notExpressible[id] !== undefined) reasons.set(id, `not expressible: ${notExpressible[id]}`);
    else if (engine === "statistics") reasons.set(id, "not of this engine: src/statistics, in npm test");
  }
  for (const system of goldenSystems) {
    for (const id of Object.keys(system.cases)) {
      reasons.delete(id);
      if (system.length === "night" && !night) reasons.set(id, "not run: settles slowly; --night runs it");
    }
  }
  return reasons;
}

function rowsOf(reasons: ReadonlyMap<string, string>): Row[] {
  return [...reasons].map(([name, verdict]) => ({
    name,
    expected: goldenCases.find((one) => one.id === name)?.expected ?? null,
    got: null,
    halfWidth: null,
    z: null,
    verdict,
    isFailure: false,
  }));
}

/** The row of a job that ends in an error. */
export function cannotRun({ kind, name }: Job, error: unknown): Row {
  const why = error instanceof Error ? error.message : String(error);
  return {
    name: kind === "chain" ? `network-${name}` : name,
    expected: null,
    got: null,
    halfWidth: null,
    z: null,
    verdict: `cannot be run: ${why.replaceAll(/\s*\n\s*/g, " ")}`,
    isFailure: true,
  };
}

/** Runs one job. @returns a row for each case of a system, one row for a network */
export function runJob(job: Job, settings: Settings): Row[] {
  if (job.kind === "fluid") return fluidRows(job.name, settings.within);
  const engine = engineCalled(settings.engine);
  if (job.kind === "golden") {
    const system = goldenSystems.find(({ title }) => title === job.name)!;
    const within = system.length === "night" ? Math.max(settings.within, settings.nightWithin) : settings.within;
    return runUntilSettled(system, engine, settings.seed, within).map((one) => ({
      name: one.id,
      expected: one.expected,
      got: one.got,
      halfWidth: one.halfWidth,
      z: one.z,
      verdict: one.verdict,
      isFailure: one.verdict !== "agrees",
    }));
  }
  const solved = solvedNetwork(Number(job.name), 30_000);
  const runs = { seed: settings.seed, replications: settings.replications };
  const compared = compareWithChain(solved, engine, runs);
  const worst = farthest(compared);
  const isFailure = worst.verdict !== "agrees";
  const smallest = isFailure ? `\n${describeNetwork(smallestFailing(solved.network, engine, runs))}` : "";
  return [
    {
      name: `network-${job.name}: ${worst.name}`,
      expected: worst.expected,
      got: worst.got,
      halfWidth: worst.halfWidth,
      z: worst.z,
      verdict: `${worst.verdict} (worst of ${compared.length} figures, ${solved.solution.states} states)${smallest}`,
      isFailure,
    },
  ];
}

function fluidRows(title: string, within: number): Row[] {
  return runFluidSystem(fluidSystems.find((one) => one.title === title)!).map(({ id, expected, got, allowed }) => {
    const differs = !(Math.abs(got - expected) <= allowed);
    const verdict = differs ? "differs" : allowed > within * Math.abs(expected) ? "not settled" : "agrees";
    return { name: id, expected, got, halfWidth: allowed, z: null, verdict, isFailure: verdict !== "agrees" };
  });
}
