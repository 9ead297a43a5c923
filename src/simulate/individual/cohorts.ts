// Names of people: cohorts (entry, class, calendar month) and their place in the order of persons.
import type { ArrivalsProgram, Program } from "../../compile/program.ts";
import { nameKey, type Key } from "../../random/nameKey.ts";
import type { Stream } from "../../random/stream.ts";
import { byName } from "./byName.ts";
import { monthAt } from "./monthAt.ts";

/** Who enters by one entry in one class: a source of arrivals, or an initial stock. */
export interface Source {
  /** index into Program.arrivals or Program.initial */
  readonly entry: number;
  readonly caseClass: number;
  /** place in the order of persons among the sources of its kind: by stage, then class */
  readonly place: number;
}

/** All pairs of entry and class for which `has` holds, in the order of persons. */
export function listSources(
  program: Program,
  entries: readonly { readonly stage: number }[],
  has: (entry: number, caseClass: number) => boolean,
): Source[] {
  const stageNames = entries.map(({ stage }) => ({ name: program.stages[stage].name }));
  const classes = byName(program.classNames.map((name) => ({ name })));
  const pairs = byName(stageNames).flatMap((entry) =>
    classes.filter((caseClass) => has(entry, caseClass)).map((caseClass) => ({ entry, caseClass })),
  );
  return pairs.map((pair, place) => ({ ...pair, place }));
}

/** The key of a cohort in this run. */
export function cohortKey(
  { program, stream }: { readonly program: Program; readonly stream: Stream },
  entryKey: Key,
  caseClass: number,
  month: string,
): Key {
  return stream.keyOf(cohortName(program, entryKey, caseClass, month));
}

/** The same in every run. Names only: another class, entry or month renames nobody. */
export function cohortName({ classNames }: Program, entryKey: Key, caseClass: number, month: string): Key {
  return nameKey(`${classNames[caseClass]}|${month}`, entryKey);
}

/** With which the gaps between arrivals are drawn, the same in every run: of one name, the same gaps. */
export function gapName({ key, gapNames }: ArrivalsProgram, caseClass: number): Key {
  return nameKey(`${gapNames[caseClass]}|gaps`, key);
}

/** Recording periods as the months that name people; without a calendar the whole run is one. */
export class Months {
  readonly count: number;
  readonly edges: Float64Array;
  private readonly labels: readonly string[];

  constructor({ time }: Program) {
    const hasCalendar = time.startDays !== null;
    this.edges = hasCalendar ? time.periodEdges : Float64Array.of(0, time.steps);
    this.labels = hasCalendar ? time.periodLabels : ["run"];
    this.count = this.edges.length - 1;
  }

  from(month: number): number {
    return this.edges[month];
  }

  label(month: number): string {
    return this.labels[month];
  }

  /** The month of an instant, looked for from an earlier month on. */
  at(time: number, from: number): number {
    return monthAt(this.edges, time, from);
  }
}
