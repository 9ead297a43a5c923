// The lives of people who are known by name: the same person can be found again in a run of another stack, because a name
// (cohort and index) and all chances that belong to it do not depend on what else happens.
import type { Program } from "../compile/program.ts";
import type { People } from "../simulate/people.ts";
import { hearsNothing } from "../simulate/recorder.ts";
import type { Recorder } from "../simulate/recorder.ts";

/** One stay. Instants are grid steps from the start of the run. */
interface NamedStay {
  /** index into Program.stages */
  readonly stage: number;
  readonly entered: number;
  /** when the wait in a line or at a door was over; null: there was none, or it lasted as long as the stay */
  began: number | null;
  /** null: still there at the end of the run */
  left: number | null;
}

interface NamedLife {
  /** the same in every run of this seed and replication */
  readonly name: string;
  readonly caseClass: number;
  readonly stays: NamedStay[];
}

interface WantedLives {
  /** grid steps: who came before is not followed */
  readonly since: number;
  /** people of each cohort, the first by their names */
  readonly perCohort: number;
  /** of these classes; null: of all */
  readonly classes: ReadonlySet<number> | null;
  readonly atMost: number;
}

/** Stays of somebody who goes in circles for ever. */
const mostStays = 200;

/** @returns a listener to one run, and the lives it has heard of so far, in the order of arrival */
export function namedLives(
  { stages }: Pick<Program, "stages">,
  { since, perCohort, classes, atMost }: WantedLives,
): { readonly recorder: Recorder; readonly lives: readonly NamedLife[] } {
  const lives: NamedLife[] = [];
  /** by record of a person inside */
  const inside = new Map<number, NamedLife>();
  let people: People | null = null;
  const recorder: Recorder = {
    ...hearsNothing,
    attach(names) {
      people = names;
    },
    arrive(time, person, caseClass, _stage, _weight, initial) {
      inside.delete(person);
      if (people === null || initial || time < since || lives.length >= atMost) return;
      if (people.indexOf(person) >= perCohort || classes?.has(caseClass) === false) return;
      const name = [people.cohortHigh(person), people.cohortLow(person), people.indexOf(person)].join(":");
      const life: NamedLife = { name, caseClass, stays: [] };
      lives.push(life);
      inside.set(person, life);
    },
    enter(time, person, _caseClass, stage) {
      const life = inside.get(person);
      if (life === undefined) return;
      life.stays.push({ stage, entered: time, began: null, left: null });
      if (stages[stage].kind === "outcome" || life.stays.length === mostStays) inside.delete(person);
    },
    begin(time, person) {
      const stay = inside.get(person)?.stays.at(-1);
      if (stay !== undefined && time > stay.entered) stay.began = time;
    },
    leave(time, person) {
      const stay = inside.get(person)?.stays.at(-1);
      if (stay !== undefined) stay.left = time;
    },
  };
  return { recorder, lives };
}
