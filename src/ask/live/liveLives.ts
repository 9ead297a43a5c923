// The same people under two policies: one run person by person without what was moved and one with it, with the same
// chances, and in both the lives of those who are found in both by their names.
import type { Program } from "../../compile/program.ts";
import type { Documents } from "../../documents/documents.ts";
import { namedLives } from "../../observe/namedLives.ts";
import { hearsNothing } from "../../simulate/recorder.ts";
import { simulateIndividuals } from "../../simulate/simulateIndividuals.ts";
import { programOf } from "../../study/runReplication.ts";
import type { LifeStay, LivesFound, PairedLife } from "./livesFound.ts";
import { mostEvents, oneByOne } from "./oneByOne.ts";
import { pairedSides } from "./pairedSides.ts";
import type { PolicyMoves, PolicySide } from "./pairedSides.ts";
import { sinceOf } from "./sinceOf.ts";

interface LivesAsked {
  /** level of a group whose people are followed; "": all */
  readonly level: string;
  /** names the chances: another one, other people */
  readonly replication: number;
}

const mostFollowed = 400;
const mostShown = 120;
/** of a calendar each month brings new cohorts; without one there is one for the whole run */
const perMonth = 1;
const perRun = 60;
/** @throws PendencyError when what was moved cannot be had, or the run is too large for a page */
export function liveLives(
  documents: Documents,
  moves: PolicyMoves,
  { level, replication }: LivesAsked,
  progress: (done: number, of: number) => void,
): LivesFound {
  const since = sinceOf(documents);
  const sides = pairedSides(documents, moves);
  const told = sides.map((side, nth) =>
    oneRun(documents, side, { level, replication, sinceDays: since.days }, (share) =>
      progress(Math.floor((nth + share) * 100), sides.length * 100),
    ),
  );
  const [without, other = null] = told;
  const byName = new Map(other?.lives.map((life) => [life.name, life.stays]));
  const pairs = without.lives.flatMap(({ name, groups, stays }): readonly PairedLife[] => {
    if (other === null) return [{ groups, base: stays, now: null, differs: false }];
    const moved = byName.get(name);
    return moved === undefined ? [] : [{ groups, base: stays, now: moved, differs: differ(stays, moved) }];
  });
  const { time } = without.program;
  return {
    lives: [...pairs.filter((one) => one.differs), ...pairs.filter((one) => !one.differs)].slice(0, mostShown),
    endDays: time.steps * time.gridDays,
    startDays: time.startDays,
    unpaired: without.lives.length - pairs.length,
    replication,
  };
}

function oneRun(
  documents: Documents,
  { stack, point, believed }: PolicySide,
  { level, replication, sinceDays }: LivesAsked & { readonly sinceDays: number },
  progress: (share: number) => void,
) {
  const input = oneByOne(documents, stack, believed, []);
  const program = programOf(input, 0, point);
  const { time } = program;
  const since = (sinceDays - (time.startDays ?? 0)) / time.gridDays;
  const perCohort = time.startDays === null ? perRun : perMonth;
  const wanted = { since, perCohort, classes: classesOf(program, level), atMost: mostFollowed };
  const { recorder, lives } = namedLives(program, wanted);
  const every = Math.max(1, Math.floor(time.steps / 50));
  const edge = (step: number): void => {
    if (step % every === 0) progress(step / time.steps);
  };
  const limits = { maxEvents: mostEvents };
  const recorders = [recorder, { ...hearsNothing, edge }];
  simulateIndividuals(program, { seed: input.spec.seed, replication, recorders, limits });
  const told = lives.map(({ name, caseClass, stays }) => ({
    name,
    groups: groupsOf(program, caseClass),
    stays: stays.map((stay): LifeStay => {
      const { name: stage, kind } = program.stages[stay.stage];
      const days = (step: number | null): number | null => (step === null ? null : step * time.gridDays);
      return {
        stage,
        title: documents.model.stages.find((one) => one.name === stage)?.title ?? stage,
        kind: kind === "outcome" || kind === "passes" ? kind : "stay",
        entered: stay.entered * time.gridDays,
        began: days(stay.began),
        left: days(stay.left),
      };
    }),
  }));
  return { program, lives: told };
}

function groupsOf({ groups, classLevels }: Program, caseClass: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    groups.map(({ name, levels }, group) => [name, levels[classLevels[caseClass * groups.length + group]]]),
  );
}

function classesOf(program: Program, level: string): ReadonlySet<number> | null {
  if (level === "") return null;
  const all = Array.from({ length: program.classCount }, (_, caseClass) => caseClass);
  return new Set(all.filter((caseClass) => Object.values(groupsOf(program, caseClass)).includes(level)));
}

/** More than an hour apart anywhere, or another way. */
function differ(one: readonly LifeStay[], other: readonly LifeStay[]): boolean {
  if (one.length !== other.length) return true;
  return one.some(
    ({ stage, entered }, nth) => stage !== other[nth].stage || Math.abs(entered - other[nth].entered) > 1 / 24,
  );
}
