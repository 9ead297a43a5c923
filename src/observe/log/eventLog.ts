// Writes down every announcement of a run and hands the log on in pieces, so that it never lies in memory as a whole.
import type { Program, ResourceId, StageId } from "../../compile/program.ts";
import { leaveCauses, type LeaveCause, type Recorder } from "../../simulate/recorder.ts";
import { causeNames, type EventName, type EventRows } from "./eventRows.ts";
import { PersonNames } from "./personNames.ts";

/** Takes a log in pieces while the run goes on. An error it throws stops the run. */
export interface EventSink {
  /** once, before the first rows */
  begin(program: Program): void;
  rows(rows: EventRows): void;
  /** once, after the last rows */
  end(): void;
}

/** Where the bytes of a log go, in their order: a file, or memory. */
export interface LogPart {
  write(bytes: Uint8Array | string): void;
  /** everything written so far */
  pieces(): Iterable<Uint8Array>;
}

/** Rows handed on at once: some ten megabytes of memory. */
export const rowsAtOnce = 50_000;

/**
 * A listener beside any engine; it changes nothing in the run.
 * @param run seed and replication of the run it listens to, which the names of people need
 */
export function eventLog(sink: EventSink, run: { readonly seed: number; readonly replication: number }): Recorder {
  const rows = emptyRows();
  let program: Program;
  let names: PersonNames;
  let stageNames: readonly string[] = [];
  let resourceNames: readonly string[] = [];
  /** name of whom a record stands for at present */
  const nameOf: string[] = [];

  /** The next row, with nothing in it but its time and kind. */
  const open = (time: number, event: EventName): number => {
    if (rows.count === rowsAtOnce) {
      sink.rows(rows);
      rows.count = 0;
    }
    const at = rows.count++;
    rows.timeDays[at] = time * program.time.gridDays;
    rows.event[at] = event;
    rows.person[at] = null;
    rows.caseClass[at] = -1;
    for (const column of nullColumns) rows[column][at] = null;
    return at;
  };
  /** What happens at the very instant at which the run ends belongs to the day that begins there: to no window, and not here. */
  const isAfter = (time: number): boolean => time >= program.time.steps;
  const openFor = (
    time: number,
    event: EventName,
    person: number,
    caseClass: number,
    stage: StageId,
    weight: number,
    since: number,
  ): number => {
    const at = open(time, event);
    rows.person[at] = nameOf[person];
    rows.caseClass[at] = caseClass;
    rows.weight[at] = weight;
    rows.stage[at] = stageNames[stage];
    rows.sinceDays[at] = since * program.time.gridDays;
    return at;
  };

  return {
    start(started) {
      program = started;
      names = new PersonNames(program, run.seed, run.replication);
      stageNames = program.stages.map(({ name }) => name);
      resourceNames = program.resources.map(({ name }) => name);
      sink.begin(program);
    },
    attach(people) {
      names.attach(people);
    },
    edge() {},
    arrive(time, person, caseClass, stage, weight, initial, age) {
      if (isAfter(time)) return;
      nameOf[person] = names.nameOf(person, caseClass, stage, initial, time);
      const at = openFor(time, "arrive", person, caseClass, stage, weight, time - age);
      rows.initial[at] = initial;
    },
    enter(time, person, caseClass, stage, from, weight, waiting, since) {
      if (isAfter(time)) return;
      const at = openFor(time, "enter", person, caseClass, stage, weight, since);
      if (from >= 0) rows.from[at] = stageNames[from];
      rows.waiting[at] = waiting;
    },
    begin(time, person, caseClass, stage, resource, weight, since) {
      if (isAfter(time)) return;
      const at = openFor(time, "begin", person, caseClass, stage, weight, since);
      if (resource >= 0) rows.resource[at] = resourceNames[resource];
    },
    leave(time, person, caseClass, stage, to, cause, clock, weight, waiting, since) {
      if (isAfter(time)) return;
      const at = openFor(time, "leave", person, caseClass, stage, weight, since);
      rows.to[at] = stageNames[to];
      rows.cause[at] = causeNames[cause];
      rows.clock[at] = clockName(program, stage, cause, clock);
      rows.waiting[at] = waiting;
    },
    units(time, resource, inUse, present) {
      if (isAfter(time)) return;
      const at = openOf(open(time, "units"), resource);
      rows.inUse[at] = inUse;
      rows.present[at] = present === Infinity ? null : present;
    },
    departure(time, resource, offered, used, leftBehind, cancelled) {
      if (isAfter(time)) return;
      const at = openOf(open(time, "departure"), resource);
      rows.offered[at] = offered === Infinity ? null : offered;
      rows.used[at] = used;
      rows.leftBehind[at] = leftBehind;
      rows.cancelled[at] = cancelled;
    },
    finish() {
      if (rows.count > 0) sink.rows(rows);
      rows.count = 0;
      sink.end();
    },
  };

  function openOf(at: number, resource: ResourceId): number {
    rows.resource[at] = resourceNames[resource];
    return at;
  }
}

function clockName(program: Program, stage: StageId, cause: LeaveCause, clock: number): string | null {
  if (cause === leaveCauses.stageClock) return program.stages[stage].clocks[clock].name;
  return cause === leaveCauses.crossClock ? program.crossClocks[clock].name : null;
}

const nullColumns = [
  "weight",
  "stage",
  "from",
  "to",
  "cause",
  "clock",
  "resource",
  "initial",
  "waiting",
  "sinceDays",
  "inUse",
  "present",
  "offered",
  "used",
  "leftBehind",
  "cancelled",
] as const;

type Writable = {
  -readonly [Column in keyof EventRows]: EventRows[Column] extends readonly (infer Value)[]
    ? Value[]
    : EventRows[Column];
};

function emptyRows(): Writable {
  const nothing = Object.fromEntries(nullColumns.map((column) => [column, []]));
  return { count: 0, timeDays: [], event: [], person: [], caseClass: [], ...nothing } as unknown as Writable;
}
