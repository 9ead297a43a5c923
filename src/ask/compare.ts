// "What changes under these scenarios?": several stacks side by side, paired replication by replication.
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { differenceGate } from "../judge/verdictGate.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import type { Where } from "../model/measure.ts";
import { counted } from "../quantity/numberWords.ts";
import { settingText } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { stackName } from "../scenario/stack.ts";
import { pairedDifferences } from "../statistics/pairedDifference.ts";
import { defaultMeasures } from "../study/defaultMeasures.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { sourcesUsed } from "../study/sourceShares.ts";
import type { Study } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import { runEachSource } from "./eachSource.ts";
import { levelsOf, modelGates } from "./gates/modelGates.ts";
import { meanChange, pairedChange } from "./pairedChange.ts";
import { countedBy, samplingOf, withoutSampleNoise } from "./sampleNoise.ts";
import { sortStacks } from "./possibleStacks.ts";
import type { ImpossibleStack } from "./possibleStacks.ts";
import { runStacks } from "./runStacks.ts";
import { sourceWidths } from "./sourceWidth.ts";
import type { SourceWidth } from "./sourceWidth.ts";
import { checkCall } from "./checkCall.ts";

export interface ComparisonAsked extends Asked {
  /**
   * beside what they are held against; left out or null: each scenario by itself, those that are possible on the
   * day
   */
  readonly stacks?: readonly (readonly string[])[] | null;
  /** what all others are held against; left out: the model as it stands */
  readonly against?: readonly string[];
  /**
   * values of their own for each of `stacks`, beside those of every run; null: none. Without `stacks`, they are
   * of the model as it stands
   */
  readonly settings?: readonly (Point | null)[];
}

export interface Comparison {
  readonly study: Study;
  readonly differences: readonly Difference[];
  /** by the name of a measure: what forecasts of its level have come to */
  readonly levels: Readonly<Record<string, VerdictGate>>;
  readonly widths: readonly SourceWidth[];
  readonly impossible: readonly ImpossibleStack[];
}

/** One measure in one stack less the same replication's in the first stack. */
export interface Difference {
  readonly stack: string;
  /** "applicants = 90 per day": values of the stack's own; left out where no stack was asked with such */
  readonly set?: string;
  readonly against: string;
  readonly name: string;
  readonly unit: string;
  /** of the differences, run by run; null where no run has both sides */
  readonly mean: number | null;
  /** of the mean; null with fewer than two runs */
  readonly standardError: number | null;
  /** of the mean: nineteen of twenty such intervals hold what endless runs would give; null with fewer than two runs */
  readonly low: number | null;
  readonly high: number | null;
  /**
   * how many times as many runs would give the same error if the two stacks did not share chances and draws; null with
   * fewer than two runs, or where no run differs from another
   */
  readonly varianceRatio: number | null;
  readonly median: number | null;
  /** eight of ten differences lie between */
  readonly p10: number | null;
  readonly p90: number | null;
  /**
   * share of the runs' variance that was the sample's own, and is taken off p10 and p90; null: it cannot be told from
   * the world's, and is in them; left out: no count of people in records of several. The standard error keeps it: it
   * is of this sample
   */
  readonly ofSample?: number | null;
  /** runs in which it is lower than in the first stack, and those in which it is higher */
  readonly lower: number;
  readonly higher: number;
  /** runs that have both sides */
  readonly replications: number;
  /** what forecasts of differences have come to */
  readonly gate: VerdictGate;
}

/**
 * Ten replications where nothing else is asked.
 *
 * @throws PendencyError when a stack that was named cannot be run, settings are not one for each of them, or more
 *   is asked than a study may take
 */
export async function askComparison(
  documents: Documents,
  asked: ComparisonAsked = {},
  conduct: Conduct = {},
): Promise<Comparison> {
  checkCall(documents, asked, conduct);
  const gates = modelGates(documents);
  const { settings } = asked;
  const stacks = asked.stacks ?? settings?.map(() => []) ?? null;
  const { model, scenarios, parameters } = documents;
  if (settings !== undefined && settings.length !== stacks?.length)
    refuseUsage(
      "settings",
      `one for each of ${counted(stacks?.length ?? 0, "stack")}, or null`,
      String(settings.length),
    );
  const all = [asked.against ?? [], ...(stacks ?? scenarios.map(({ name }) => [name]))];
  const defaults = model.quantities.length === 0 ? { tailDays: [] } : null;
  const measure = { quantities: true, defaults, claims: [], targets: false };
  // a scenario that was named must run; of those taken because none was, the ones that can
  const { possible, impossible } = stacks === null ? sortStacks(documents, all) : { possible: all, impossible: [] };
  const own = settings === undefined ? {} : { settings: [null, ...settings] };
  const wanted = { documents, asked, replications: 10, ...own };
  const study = await runStacks(wanted, possible, measure, conduct);
  const bySource = await runEachSource(wanted, study, possible, measure, conduct);
  const widths = sourceWidths(sourcesUsed(study, parameters, bySource), study, bySource);
  const differences = differencesIn(study, settings, wheresOf(documents), differenceGate(gates));
  return { study, differences, levels: levelsOf(documents, gates), widths, impossible };
}

/** Whom each measure counts; null where it counts nobody at an instant or in passing. */
function wheresOf({ model }: Documents): ReadonlyMap<string, Where | null> {
  return new Map(
    [...model.quantities, ...defaultMeasures(model)].map(({ name, measure }) => [name, countedBy(measure)]),
  );
}

function differencesIn(
  study: Study,
  settings: ComparisonAsked["settings"],
  wheres: ReadonlyMap<string, Where | null>,
  gate: VerdictGate,
): readonly Difference[] {
  const { startDate } = study;
  const [first, ...others] = study.stacks;
  return others.flatMap(({ stack, measures }, column) =>
    measures.flatMap(({ name, unit, values }) => {
      const base = first.measures.find((each) => each.name === name);
      if (base === undefined) return [];
      const { mean, standardError, low, high, pairs, varianceRatio } = meanChange(values, base.values);
      const { lower, higher, ...change } = pairedChange(values, base.values);
      const spread = { median: change.median, p10: change.p10, p90: change.p90 };
      const sampling = samplingOf(study, wheres.get(name) ?? null);
      return [
        {
          stack: stackName(stack),
          ...(settings === undefined ? {} : { set: settingText(settings[column], startDate) }),
          against: stackName(first.stack),
          name,
          unit,
          mean,
          standardError,
          low,
          high,
          varianceRatio,
          ...withoutSampleNoise(spread, pairedDifferences(values, base.values), sampling),
          lower,
          higher,
          replications: pairs,
          gate,
        },
      ];
    }),
  );
}
