// The state of a run before its first instant.
import type { Program } from "../../compile/program.ts";
import { ImageReader } from "../image/imageReader.ts";
import { packProgram } from "../image/packProgram.ts";
import { revisitedStages } from "../image/packStages.ts";
import type { Recorder } from "../recorder.ts";
import { EventCalendar } from "./eventCalendar.ts";
import { PeopleStore } from "./peopleStore.ts";
import { readRun } from "./readRun.ts";
import { RunState } from "./state.ts";

export function prepareRun(program: Program, seed: number, replication: number, recorder: Recorder): RunState {
  const people = new PeopleStore(program.crossClocks.length, revisitedStages(program).length);
  const run = new RunState(program, recorder, people, new EventCalendar(people, program.time.steps));
  readRun(run, new ImageReader(packProgram(program, seed, replication)));
  return run;
}
