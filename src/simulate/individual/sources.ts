// Who enters by which entry, under which names: all that is made of text, before a run.
import type { ArrivalsProgram, Program } from "../../compile/program.ts";
import { quantile } from "../../random/distributions.ts";
import { GAMMA } from "../../random/families.ts";
import { nameKey, type Key } from "../../random/nameKey.ts";
import { purposes } from "../../random/purposes.ts";
import type { Stream } from "../../random/stream.ts";
import { cohortName, gapName, listSources, Months, type Source } from "./cohorts.ts";
import { readerOf } from "./readerOf.ts";

export function arrivalSources(program: Program): Source[] {
  return listSources(program, program.arrivals, (entry, c) =>
    arrivesIn(program.arrivals[entry], c, program.classCount),
  );
}

export function initialSources(program: Program): Source[] {
  return listSources(program, program.initial, (entry, c) => program.initial[entry].counts[c] > 0);
}

/** Cohorts of one month, and of the initial stock, that can be told apart. */
export function ranksPerMonth(program: Program): number {
  return Math.max(1, arrivalSources(program).length, initialSources(program).length);
}

/** Whether anybody of the class can come by this entry. */
function arrivesIn(arrivals: ArrivalsProgram, caseClass: number, classCount: number): boolean {
  if (arrivals.kind === "every") return arrivals.gaps[caseClass] >= 0;
  if (arrivals.kind !== "exact") {
    return arrivals.rates[caseClass] >= 0 || (arrivals.feedback !== null && arrivals.feedback[caseClass] !== null);
  }
  return arrivals.periods.counts.some((count, i) => count > 0 && i % classCount === caseClass);
}

interface FlowNames {
  /** of each month's cohort */
  readonly months: readonly Key[];
  /** exact: of each period */
  readonly periods: readonly Key[];
  readonly gaps: Key;
}

/** The same in every run. */
export function flowNames(program: Program, months: Months, { entry, caseClass }: Source): FlowNames {
  const { key, kind, periods } = program.arrivals[entry];
  const { startDays, gridDays } = program.time;
  const named = (label: string): Key => cohortName(program, key, caseClass, label);
  const starts = kind === "exact" ? [...periods.from] : [];
  return {
    months: Array.from({ length: months.count }, (_, month) => named(months.label(month))),
    periods: starts.map((start) => named(`exact|${start * gridDays + (startDays ?? 0)}`)),
    gaps: gapName(program.arrivals[entry], caseClass),
  };
}

export function initialName(program: Program, { entry, caseClass }: Source): Key {
  return cohortName(program, program.initial[entry].key, caseClass, "initial");
}

/** `monthly`: in this run, one gamma factor with mean 1 for everybody who comes by this entry in a month; [month]. */
export function monthFactors(program: Program, stream: Stream, entry: ArrivalsProgram): number[] {
  const months = new Months(program);
  const curves = readerOf(program.curves);
  return Array.from({ length: months.count }, (_, month) => {
    const key = stream.keyOf(nameKey(`every class|${months.label(month)}`, entry.key));
    const cv = curves.valueAt(entry.monthlyCv, months.from(month));
    if (!(cv > 0)) return 1;
    return quantile(GAMMA, [1 / (cv * cv), 1], stream.uniform(key.high, key.low, 0, purposes.monthFactor, 0));
  });
}
