// The same people under two policies: one run person by person without what was moved and one with it, with the same
// chances, and in both the lives of those who are found in both by their names.
import type { Program } from "../../compile/program.ts";
import type { Documents } from "../../documents/documents.ts";
import { namedLives } from "../../observe/namedLives.ts";
import type { Point } from "../../scenario/point.ts";
import { canonicalStack, stackName } from "../../scenario/stack.ts";
import { hearsNothing } from "../../simulate/recorder.ts";
import { simulateIndividuals } from "../../simulate/simulateIndividuals.ts";
import { programOf } from "../../study/runReplication.ts";
import { sinceOf } from "./sinceOf.ts";
import { pointOfLevers } from "./moves.ts";
import type { Moves } from "./moves.ts";
import { mostEvents, oneByOne } from "./oneByOne.ts";

/** A stay of one person. Plain data, safe to post. */
export interface LifeStay {
  readonly stage: string;
  readonly title: string;
  readonly kind: "stay" | "outcome" | "passes";
  /** days from the start of the run */
  readonly entered: number;
  /** when a wait in line or at a door was over; null: there was none, or it lasted as long as the stay */
  readonly began: number | null;
  /** null: still there at the end of the run; of an outcome as of its beginning */
  readonly left: number | null;
}

export interface PairedLife {
  /** group > level */
  readonly groups: Readonly<Record<string, string>>;
  readonly base: readonly LifeStay[];
  /** null: nothing was moved, so that there is one life */
  readonly now: readonly LifeStay[] | null;
  readonly differs: boolean;
}

export interface LivesFound {
  /** those whose lives differ first, each in the order of arrival */
  readonly lives: readonly PairedLife[];
  /** day of the run on which it ends */
  readonly endDays: number;
  /** days since 1970-01-01 of the run's first instant; null without a calendar */
  readonly startDays: number | null;
  /** people of one run who are in no other, because fewer or others came */
  readonly unpaired: number;
  readonly replication: number;
}

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
  moves: Moves,
  { level, replication }: LivesAsked,
  progress: (done: number, of: number) => void,
): LivesFound {
  const base = canonicalStack(documents.plan?.answer.base ?? []);
  const now = canonicalStack(moves.stack);
  const since = sinceOf(documents);
  const point = pointOfLevers(documents, moves.levers, since);
  const { sources = [] } = moves;
  const isMoved = point !== null || sources.length > 0 || stackName(now) !== stackName(base);
  const sides = [
    { stack: base, point: null, believed: [] },
    ...(isMoved ? [{ stack: now, point, believed: sources }] : []),
  ];
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

interface Side {
  readonly stack: readonly string[];
  readonly point: Point | null;
  readonly believed: NonNullable<Moves["sources"]>;
}

function oneRun(
  documents: Documents,
  { stack, point, believed }: Side,
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
