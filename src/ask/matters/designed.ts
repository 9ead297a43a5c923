// Runs that somebody designs to see what figures do, row by row, as an ensemble: made chunk by chunk, on any machine, and
// going on where it was stopped.
import type { Documents } from "../../documents/documents.ts";
import type { Chunk } from "../../ensemble/chunk.ts";
import { pointCount } from "../../ensemble/manifest.ts";
import type { DesignedPoint, EnsembleManifest } from "../../ensemble/manifest.ts";
import { refuseUsage } from "../../errors.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { AskedMeasure } from "../askedMeasures.ts";
import { planEnsemble } from "../ensemble.ts";
import type { MattersAsked } from "../matters.ts";
import { quickStepDays } from "../quickStep.ts";
import { measuredFor, outcomesOf } from "./outcomes.ts";
import type { Outcome } from "./outcomes.ts";

export interface DesignAsked extends Omit<MattersAsked, "setting" | "draws"> {
  /** parameters' values in every run, as texts, and the instant from which they hold */
  readonly given?: EnsembleManifest["given"];
}

/** Its manifest is an ensemble like another. */
export interface Designed {
  readonly manifest: EnsembleManifest;
  readonly measures: readonly AskedMeasure[];
  readonly stack: readonly string[];
  readonly model: Pick<Documents["model"], "runs">;
  /** runs of a row */
  readonly width: number;
}

/** Plain data, safe as JSON. */
export interface RowsMade {
  readonly stack: readonly string[];
  readonly seed: number;
  readonly stepDays: number;
  /** that are in it, of those that were asked for */
  readonly rows: number;
  readonly rowsAsked: number;
  /** of these: rows of which a run failed, which are left out */
  readonly rowsFailed: number;
  readonly runs: number;
}

export interface OutcomeRows extends Omit<Outcome, "values"> {
  /** of which every run has a value, with the number of the row */
  readonly rows: readonly { readonly row: number; readonly own: readonly number[] }[];
}

const runsOfChunk = 24;

/**
 * @param asked with the stack, the seed and the days of a step that were settled
 * @param points row by row
 * @returns null when it was stopped before that
 * @throws PendencyError as planEnsemble does
 */
export async function planDesigned(
  documents: Documents,
  asked: DesignAsked & { readonly stack: readonly string[]; readonly seed: number },
  measures: readonly AskedMeasure[],
  { points, width }: { readonly points: readonly DesignedPoint[]; readonly width: number },
  conduct: Conduct,
): Promise<Designed | null> {
  const { model } = documents;
  const { seed, stack, stepDays = 0, sources, rule = "pool", warmUpDays, given = null } = asked;
  const manifest = await planEnsemble(
    documents,
    {
      engine: "fluid",
      seed,
      stacks: [stack],
      stepDays: stepDays > 0 ? stepDays : quickStepDays(model),
      ...(sources === undefined ? {} : { sources }),
      rule,
      ...(warmUpDays === undefined ? {} : { warmUpDays }),
      points: { kind: "designed", points },
      quantities: false,
      more: measuredFor(measures, model),
      given,
      // whole rows
      pointsPerChunk: width * Math.ceil(runsOfChunk / width),
    },
    conduct,
  );
  return manifest === null ? null : { manifest, measures, stack, model, width };
}

/** @throws PendencyError (usage) where each publisher would have runs of its own */
export function refuseOneRunEach({ rule }: Pick<DesignAsked, "rule">): void {
  if (rule !== "one run each") return;
  const hint = "shares need one number a draw: the publisher is a figure like another";
  refuseUsage("rule", "pool or prefer", rule, hint);
}

/** Those from the first on without a gap, as far as a watch has not enough. */
export function chunksInOrder(
  chunks: readonly Chunk[],
  watch: { add(chunk: Chunk): boolean },
): { readonly used: readonly Chunk[]; readonly isEnough: boolean } {
  const byNumber = new Map(chunks.map((chunk) => [chunk.number, chunk]));
  const used: Chunk[] = [];
  let isEnough = false;
  for (let next = byNumber.get(0); next !== undefined && !isEnough; next = byNumber.get(used.length)) {
    used.push(next);
    isEnough = watch.add(next);
  }
  return { used, isEnough };
}

export function rowsMade({ manifest, stack, width }: Designed, used: readonly Chunk[]): RowsMade {
  const rows = (used.at(-1)?.to ?? 0) / width;
  const failed = new Set(used.flatMap((chunk) => chunk.failed.map(({ point }) => Math.floor(point / width))));
  return {
    stack,
    seed: manifest.seed,
    stepDays: manifest.fluid?.stepDays ?? 0,
    rows,
    rowsAsked: pointCount(manifest) / width,
    rowsFailed: failed.size,
    runs: rows * width,
  };
}

/** @param chunks without a gap */
export function outcomeRows(
  { manifest, measures, model, width }: Designed,
  chunks: readonly Chunk[],
  levelsOnly = false,
): readonly OutcomeRows[] {
  const column = new Map(manifest.measures.map(({ name }, at) => [name, at]));
  const points = chunks.at(-1)?.to ?? 0;
  const runs = new Map(chunks.flatMap((chunk) => chunk.runs.map((run) => [run.point, run.values] as const)));
  const valuesOf = (name: string): readonly (number | null)[] => {
    const at = column.get(name) ?? -1;
    return Array.from({ length: points }, (_, point) => runs.get(point)?.[at] ?? null);
  };
  const unitOf = (name: string): string => {
    const at = column.get(name) ?? -1;
    return chunks.find(({ units }) => units[at] !== "")?.units[at] ?? "";
  };
  const wanted = outcomesOf(measures, model, valuesOf, unitOf).filter(({ kind }) => !levelsOnly || kind === "level");
  return wanted.map(({ values, ...outcome }) => ({ ...outcome, rows: wholeRows(values, width) }));
}

function wholeRows(values: readonly (number | null)[], width: number): OutcomeRows["rows"] {
  return Array.from({ length: Math.floor(values.length / width) }, (_, row) => row).flatMap((row) => {
    const own = values.slice(row * width, (row + 1) * width).filter((value) => value !== null);
    return own.length === width ? [{ row, own }] : [];
  });
}
