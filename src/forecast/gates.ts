// What scores allow to be said: which kinds of forecasts passed, which failed, and which nobody could test.
import {
  coverageIsMet,
  coverageOf,
  coverageOfIndependent,
  isCoverageContradicted,
  isCoverageTooThin,
  type Coverage,
} from "./coverage.ts";
import type { HeldOutcome } from "./effectiveNumber.ts";
import { jointBootstrap, type FamilyPairs, type JointBootstrap, type RatioBounds } from "./jointBootstrap.ts";
import { neverScored } from "./neverScored.ts";
import { protocol } from "./protocol.ts";
import { coverageShares, type StoredScore } from "./score.ts";
import { pairScores } from "./scoreRatio.ts";

/** Everything scored in a family, with what it was compared with. */
export interface FamilyScored extends FamilyPairs {
  /** largest CRPS ratio with which the family passes by itself; null: only all families together are held to one */
  readonly gate: number | null;
  /** every outcome forecast, whether or not the baseline forecast it too */
  readonly outcomes: readonly HeldOutcome[];
}

/**
 * What a family's gates are decided by, from scores of the model and of the family's primary baseline.
 *
 * @param gate see FamilyScored
 */
export function familyScored(
  family: string,
  gate: number | null,
  ours: readonly StoredScore[],
  baseline: readonly StoredScore[],
): FamilyScored {
  const judged = coverageShares.indexOf(protocol.coverage.share);
  const outcomes = ours.map(({ series, origin, horizonMonths, covered }) => {
    return { family, series, origin, horizonMonths, held: covered[judged] };
  });
  return { family, gate, pairs: pairScores(ours, baseline), outcomes };
}

export type GateStatus = "passed" | "failed" | "untested";

/** What a door shows beside a statement. */
export interface Gate {
  readonly status: GateStatus;
  /** independent outcomes, rounded down */
  readonly n: number;
  /** "not settled: forecasts of this kind failed", "in the model; untested (n = 3)"; "" where it passed */
  readonly words: string;
  /** the scores behind it, in a sentence */
  readonly why: string;
}

/** A family's forecasts of one horizon. */
export interface LevelGate extends Gate {
  readonly family: string;
  readonly horizonMonths: number;
  readonly bounds: RatioBounds | null;
  readonly coverage: Coverage;
}

/** All families together: what the whole is held to. */
export interface ForecastGate {
  /** null: too few blocks of origins to decide */
  readonly skillMet: boolean | null;
  readonly coverageMet: boolean;
  readonly coverage: Coverage;
  /** blocks of four quarters, which decide, and of two, which stand beside */
  readonly bootstrap: JointBootstrap;
  readonly beside: JointBootstrap;
  /** families that a one-sided bound shows to be worse than their baseline, or that pass their own limit */
  readonly worse: readonly string[];
}

export function forecastGate(families: readonly FamilyScored[]): ForecastGate {
  const bootstrap = jointBootstrap(families, protocol.blocks.quarters);
  const beside = jointBootstrap(families, protocol.blocks.besideQuarters);
  const coverage = coverageOf(families.flatMap(({ outcomes }) => outcomes));
  const worse = families.flatMap(({ family, gate }, at) =>
    isWorse(bootstrap.families[at].bounds, gate) ? [family] : [],
  );
  const mean = bootstrap.geometricMean;
  const isBetter = mean !== null && mean.ratio <= protocol.skill.geometricMean && mean.upper !== null && mean.upper < 1;
  return {
    skillMet: bootstrap.decides ? isBetter && worse.length === 0 : null,
    coverageMet: coverageIsMet(coverage),
    coverage,
    bootstrap,
    beside,
    worse,
  };
}

/** A family at each horizon it was scored at, nearest first. */
export function levelGates(scored: FamilyScored): readonly LevelGate[] {
  const { family, gate, pairs, outcomes } = scored;
  const horizons = [...new Set(outcomes.map(({ horizonMonths }) => horizonMonths))].toSorted((a, b) => a - b);
  return horizons.map((horizonMonths) => {
    const coverage = coverageOf(outcomes.filter((outcome) => outcome.horizonMonths === horizonMonths));
    const own = { family, pairs: pairs.filter(({ ours }) => ours.horizonMonths === horizonMonths) };
    const { decides, families } = jointBootstrap([own], protocol.blocks.quarters);
    const { bounds } = families[0];
    const isTooThin = isCoverageTooThin(coverage);
    const failures = [
      ...(isCoverageContradicted(coverage) ? [coverageWords(coverage)] : []),
      ...(decides && !isTooThin && isWorse(bounds, gate) ? [ratioWords(bounds as RatioBounds, gate)] : []),
    ];
    const n = Math.floor(coverage.effective);
    const untested = isTooThin
      ? `too few independent outcomes (${protocol.coverage.fewest} decide)`
      : `too few blocks of origins (${protocol.blocks.fewest} decide)`;
    const isDecided = decides && bounds !== null && !isTooThin;
    const status = failures.length > 0 ? "failed" : isDecided ? "passed" : "untested";
    const why = status === "failed" ? failures.join("; ") : status === "untested" ? untested : coverageWords(coverage);
    return { family, horizonMonths, bounds, coverage, ...gateOf(status, n, why) };
  });
}

/**
 * The gate of a level: its family's scores at the nearest horizon, of two as near the longer one.
 *
 * @param gates of all families
 * @param months from the day of the forecast to the level
 */
export function gateOfLevel(gates: readonly LevelGate[], family: string, months: number): Gate {
  let nearest: LevelGate | null = null;
  for (const gate of gates) {
    if (gate.family !== family) continue;
    const distance = Math.abs(gate.horizonMonths - months);
    if (nearest === null || distance <= Math.abs(nearest.horizonMonths - months)) nearest = gate;
  }
  return nearest ?? gateOf("untested", 0, neverScored);
}

/** The gate of runs whose draws are not those that forecasts were scored with: what passed is untested. */
export function neverPassed(gate: Gate): Gate {
  return gate.status === "passed" ? gateOf("untested", gate.n, "passed with other draws than these") : gate;
}

/** A level so far ahead is drawn grey: nothing like it has been scored. */
export function isTooFar(months: number): boolean {
  return months > protocol.farthestMonths;
}

/** One dated change of the past that was forecast from its announcement alone. */
export interface ScoredIntervention {
  readonly name: string;
  /** whether the 80 % interval of the difference held what happened */
  readonly held: boolean;
  readonly crps: number;
  /** of the same draws without what was announced: the model's own "nothing changes" */
  readonly crpsWithout: number;
  /** of saying, from published figures, that nothing changes */
  readonly crpsOfNoChange: number;
}

/** The gate of a difference between two stacks: changes of the past, each of which counts once. */
export function gateOfDifference(interventions: readonly ScoredIntervention[]): Gate {
  const n = interventions.length;
  const { fewest } = protocol.interventions;
  if (n === 0) return gateOf("untested", 0, neverScored);
  if (n < fewest) return gateOf("untested", n, `fewer than ${fewest} changes of the past were forecast`);
  const coverage = coverageOfIndependent(interventions.filter(({ held }) => held).length, n);
  const sumOf = (score: "crps" | "crpsWithout" | "crpsOfNoChange"): number =>
    interventions.reduce((sum, one) => sum + one[score], 0);
  const ours = sumOf("crps");
  const failures = [
    ...(isCoverageContradicted(coverage) ? [coverageWords(coverage)] : []),
    ...(ours >= sumOf("crpsOfNoChange") ? ["scores are no better than those of no change at all"] : []),
    ...(ours >= sumOf("crpsWithout") ? ["scores are no better than those of the same runs without the change"] : []),
  ];
  const better = "better than no change at all, and than the same runs without the change";
  return failures.length > 0
    ? gateOf("failed", n, failures.join("; "))
    : gateOf("passed", n, `${better}; ${coverageWords(coverage)}`);
}

function gateOf(status: GateStatus, n: number, why: string): Gate {
  const words = {
    passed: "",
    failed: "not settled: forecasts of this kind failed",
    untested: `in the model; untested (n = ${n})`,
  }[status];
  return { status, n, words, why };
}

/** Credibly worse than its baseline, or past a limit of its own. */
function isWorse(bounds: RatioBounds | null, gate: number | null): boolean {
  return bounds !== null && ((bounds.lower ?? 0) > 1 || (gate !== null && bounds.ratio > gate));
}

function ratioWords({ ratio, lower }: RatioBounds, gate: number | null): string {
  const limit = lower !== null && lower > 1 ? `surely above ${lower.toFixed(2)}` : `${gate} at most`;
  return `CRPS ${ratio.toFixed(2)} times the baseline's (${limit})`;
}

function coverageWords({ held, outcomes }: Coverage): string {
  return `80 % intervals held ${held} of ${outcomes}`;
}
