// Small documents, compiled and run, and what was announced, in shapes that a test can read at a glance.
import type { CompileOptions } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { compileText } from "../compile/examples.ts";
import { diary, listener } from "./programs.ts";

/** @param body a model document after its title */
export function storyProgram(
  body: string,
  scenarios: readonly Scenario[] = [],
  options: Partial<CompileOptions> = {},
): Program {
  return compileText(`pendency: model v1\ntitle: A story\n${body}`, options, scenarios);
}

export function tell(program: Program, heard: Partial<Recorder>, replication = 0, seed = 1): void {
  simulate(program, { seed, replication, recorders: [listener(heard)] });
}

/** The lines of a diary that match, as `programs.ts` writes them. */
export function linesOf(program: Program, only: RegExp): string[] {
  const { lines, recorder } = diary(program);
  simulate(program, { seed: 1, replication: 0, recorders: [recorder] });
  return lines.filter((line) => only.test(line));
}

/** Instants of arriving in a stage from outside, the initial stock left out. */
export function arrivalsIn(program: Program, stage: string, replication = 0): { time: number; caseClass: number }[] {
  const found: { time: number; caseClass: number }[] = [];
  const id = stageId(program, stage);
  tell(
    program,
    {
      arrive: (time, _person, caseClass, entered, _weight, initial) => {
        if (!initial && entered === id) found.push({ time, caseClass });
      },
    },
    replication,
  );
  return found;
}

/** How long each stay in a stage lasted from the instant of entering, of the stays that ended. */
export function staysIn(
  program: Program,
  stage: string,
  replication = 0,
): { from: number; lasted: number; to: string }[] {
  const found: { from: number; lasted: number; to: string }[] = [];
  const id = stageId(program, stage);
  tell(
    program,
    {
      leave: (time, _person, _class, left, to, _cause, _clock, _weight, _waiting, since) => {
        if (left === id) found.push({ from: since, lasted: time - since, to: program.stages[to].name });
      },
    },
    replication,
  );
  return found;
}

/** Entries into a stage, the initial stock left out. */
export function entriesInto(program: Program, stage: string, replication = 0): number[] {
  const found: number[] = [];
  const id = stageId(program, stage);
  tell(program, { enter: (time, _person, _class, entered, from) => void (entered === id && from >= 0 && found.push(time)) }, replication); // prettier-ignore
  return found;
}

export function stageId(program: Program, name: string): number {
  const id = program.stages.findIndex((stage) => stage.name === name);
  if (id < 0) throw new Error(`expected a stage; got ${name}`);
  return id;
}
