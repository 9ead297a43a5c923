// The oracle of src/observe/counting: the same questions, each by an observer of its own that goes through every event
// and keeps what it needs in the plainest way. Tests hold what ships to it, to the last bit. The ledger, periods, tallies of
// durations and bins of waits are those that ship.
import type { Program } from "../../../src/compile/program.ts";
import type { People } from "../../../src/simulate/people.ts";
import type { Recorder } from "../../../src/simulate/recorder.ts";
import type { Observer } from "../../../src/observe/observe.ts";
import type { ObserveOptions } from "../../../src/observe/observeOptions.ts";
import { Digest } from "./digest.ts";
import { keptLevels } from "../../../src/observe/keptLevels.ts";
import { LetInAtOnce } from "./letInAtOnce.ts";
import { Measures } from "./measures.ts";
import { Moves } from "./moves.ts";
import { Ledger } from "../../../src/observe/counting/ledger.ts";
import { Periods } from "../../../src/observe/counting/periods.ts";
import { roomForByte } from "../../../src/observe/records.ts";
import { Resources } from "./resources.ts";
import { Series } from "./series.ts";
import { Waits } from "./waits.ts";

/** As `observe`, without lives; that nobody is lost is not looked at. */
export function observePlainly(program: Program, options: ObserveOptions): Observer {
  const periods = new Periods(program.time.periodEdges);
  const ledger = new Ledger(program.classCount);
  const kept = keptLevels(program, options.seriesGroup, options.seriesLevels);
  const digest = options.digest === false ? null : new Digest(program);
  const measures = new Measures(program);
  const series = options.series ? new Series(program, periods, kept) : null;
  const moves = options.series ? new Moves(program.stages.length, periods) : null;
  const resources = options.series ? new Resources(program, periods) : null;
  const waits = options.waits ? new Waits(program, periods, kept) : null;

  // Where people are served or board, being let in at a door is not the end of the wait.
  const hasLine = program.stages.map((stage) => stage.kind === "service" || stage.kind === "boards");
  // Nobody stays in a fork: people enter and leave it at one instant, and only their entering is worth counting. Before
  // a fork that needs a held unit people may stand, though.
  const isFork = program.stages.map((stage) => stage.kind === "passes" && stage.holds.length === 0);
  const letInAtOnce = new LetInAtOnce(program, (time, person, caseClass, stage, weight) => {
    measures.begin(time, person, caseClass, stage, -1, weight, time, false);
    waits?.begin(time, caseClass, stage, weight, time);
  });
  let inLine: Uint8Array = new Uint8Array(0);
  let arrivingInitially = false;
  let finished = false;
  let events = 0;

  const recorder: Recorder & { attach(people: People): void } = {
    attach(people) {
      digest?.attach(people);
    },
    start() {},
    edge(step) {
      letInAtOnce.goOn();
      if (step > 0) digest?.edge();
    },
    arrive(time, person, caseClass, stage, weight, initial, age) {
      arrivingInitially = initial;
      ledger.arrive(caseClass, weight, initial);
      events++;
      digest?.arrive(time, person, stage, age);
    },
    enter(time, person, caseClass, stage, from, weight, waiting, since) {
      letInAtOnce.goOn();
      const initial = from < 0 && arrivingInitially;
      inLine = roomForByte(inLine, person);
      inLine[person] = waiting ? 1 : 0;
      ledger.enter(caseClass, weight, program.stages[stage].kind === "outcome");
      measures.enter(time, person, caseClass, stage, from, weight, waiting, since, initial);
      if (isFork[stage] && !initial) series?.pass(time, caseClass, stage, weight);
      else {
        series?.enter(time, caseClass, stage, weight, waiting, initial);
        waits?.enter(person, caseClass, stage, weight, since);
      }
      if (!waiting && !initial) letInAtOnce.enter(time, person, caseClass, stage, weight);
    },
    begin(time, person, caseClass, stage, resource, weight, since) {
      letInAtOnce.goOn();
      events++;
      digest?.begin(time, person, stage, resource);
      if (resource < 0 && hasLine[stage]) return;
      const wasWaiting = inLine[person] === 1;
      inLine[person] = 0;
      measures.begin(time, person, caseClass, stage, resource, weight, since, wasWaiting);
      if (wasWaiting) series?.waitOver(time, caseClass, stage, weight);
      resources?.begin(time, resource, weight);
      waits?.begin(time, caseClass, stage, weight, since);
    },
    leave(time, person, caseClass, stage, to, cause, clock, weight, _waiting, since) {
      letInAtOnce.leave(person, cause);
      const wasWaiting = inLine[person] === 1;
      inLine[person] = 0;
      ledger.leave(caseClass, weight);
      events++;
      digest?.leave(time, person, stage, to, cause);
      measures.leave(time, person, caseClass, stage, to, cause, clock, weight, wasWaiting, since);
      moves?.leave(time, stage, to, cause, weight);
      if (isFork[stage] && since >= 0) return;
      series?.leave(time, caseClass, stage, weight, wasWaiting);
      waits?.leave(time, person, caseClass, stage, cause, weight, since);
    },
    units(time, resource, inUse, present) {
      measures.units(time, resource, inUse, present);
      resources?.units(time, resource, inUse, present);
    },
    departure(time, resource, offered, used, leftBehind, _cancelled, kept) {
      events++;
      digest?.departure(time, resource, offered, used, leftBehind);
      const carries = used > 0 || kept < 0;
      measures.departure(time, resource, offered - kept, used, leftBehind, carries);
      resources?.departure(time, resource, offered - kept, used, carries);
    },
    finish(time) {
      letInAtOnce.goOn();
      digest?.edge();
      measures.finish(time);
      resources?.finish(time);
      waits?.finish(time);
      finished = true;
    },
  };

  return {
    recorder,
    result() {
      if (!finished) throw new Error("observation › expected a finished run; got one still under way");
      return {
        measures: measures.result(),
        series: series?.result() ?? null,
        moves: moves?.result() ?? [],
        resources: resources?.result() ?? [],
        waits: waits?.result() ?? [],
        timelines: [],
        ledger: {
          initial: ledger.initial,
          arrived: ledger.arrived,
          inside: ledger.inside,
          exited: ledger.exited,
        },
        digest: digest?.result() ?? "",
        events,
      };
    },
  };
}
