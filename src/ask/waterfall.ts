// "What does each change of a stack contribute?": the mean, over all orders in which the changes can come, of what each
// adds when it comes, pair by pair in runs that share their chances and draws.
import { DrawCache } from "../compile/drawCache.ts";
import type { Documents } from "../documents/documents.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { differenceGate } from "../judge/verdictGate.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { didYouMean } from "../reading/suggest.ts";
import { readSettings } from "../documents/readSettings.ts";
import { settingText, together } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { canonicalStack, stackName } from "../scenario/stack.ts";
import { meanOf, standardErrorOf } from "../statistics/moments.ts";
import { allOrders, dividends, drawnOrders, meanOverOrders, partsIn, setsAlong, setsOf } from "../statistics/sensitivity/shapley.ts"; // prettier-ignore
import type { Conduct } from "../study/makeStudy.ts";
import { programOf } from "../study/runReplication.ts";
import type { Study } from "../study/study.ts";
import { studyInput } from "../study/studyRequest.ts";
import type { Asked } from "./asked.ts";
import { questionOf } from "./answer/answerCells.ts";
import { askedMeasures } from "./askedMeasures.ts";
import type { AskedMeasure } from "./askedMeasures.ts";
import { checkCall } from "./checkCall.ts";
import { modelGates } from "./gates/modelGates.ts";
import { pairedChange } from "./pairedChange.ts";
import { oneRun } from "./possibleStacks.ts";
import { runStacks } from "./runStacks.ts";

export interface WaterfallAsked extends Asked {
  /** what it starts from; left out: the model as it stands */
  readonly from?: readonly string[];
  /** where it ends; left out: the stack that the model's question asks about */
  readonly to?: readonly string[];
  /** values from outside that are changes too, made on the way to where it ends; left out: none */
  readonly moved?: readonly MovedChange[];
  /** name of a quantity; left out: the number that answers the question, or else every quantity */
  readonly measure?: string;
}

/** A value given from outside, told apart as a scenario is. */
export interface MovedChange {
  /** no scenario's name: "officers = 4 officers" */
  readonly name: string;
  readonly title: string;
  readonly point: Point;
}

/** Plain data, safe as JSON. */
export interface Waterfall {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly orders: OrdersTaken;
  readonly measures: readonly WaterfallMeasure[];
  /** sets of changes that do not go together, and why */
  readonly impossible: readonly { readonly stack: readonly string[]; readonly because: string }[];
}

/** Over which orders the mean is: all, those in which every step is possible, or some drawn by chance. */
export interface OrdersTaken {
  readonly which: "all" | "possible" | "drawn";
  readonly count: number;
}

export interface WaterfallMeasure {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** runs that have a value under every stack */
  readonly runs: number;
  /** mean over the runs at either end; null where no run has one */
  readonly start: number | null;
  readonly end: number | null;
  /** in the order of the stack's names; they add up to end − start */
  readonly changes: readonly Contribution[];
  /** end − start less what each change makes alone; null where some is not possible alone */
  readonly together: number | null;
  /** how much more two changes make together than each alone, the most first; empty where not all sets are run */
  readonly pairs: readonly { readonly of: readonly [string, string]; readonly by: number }[];
  readonly gate: VerdictGate;
}

export interface Contribution {
  /** the scenario's name, or that of a value from outside */
  readonly scenario: string;
  readonly title: string;
  /** true: the scenario is in the stack it starts from, and what counts is leaving it out */
  readonly isLeftOut: boolean;
  readonly mean: number;
  /** null of one run */
  readonly standardError: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  /** runs in which it makes the number smaller, and larger */
  readonly lower: number;
  readonly higher: number;
  /** what it makes by itself, on what the waterfall starts from; null: not possible */
  readonly alone: number | null;
  /** what it makes when all others are there; null: not possible */
  readonly last: number | null;
}

export interface WaterfallFound {
  readonly study: Study;
  readonly waterfall: Waterfall;
}

/**
 * @param value as a document writes it
 * @param from  the instant from which it holds; null: the start of the run
 * @throws PendencyError (usage) as readSettings does
 */
export function movedChange(documents: Documents, name: string, value: string, from: string | null): MovedChange {
  const point = readSettings(documents, [[name, value]], from, "scenario");
  const title = documents.parameters.find((one) => one.name === name)?.title ?? name;
  return { name: settingText(point), title: `${title}: ${value}`, point };
}

/** With more changes orders are drawn: so many would take too many stacks. */
const mostInAllOrders = 6;
const drawnPairs = 12;
const mostChanges = 20;

/**
 * Ten replications where nothing else is asked.
 *
 * @throws PendencyError when the two stacks differ in fewer than two changes, cannot be run, or there is no order in
 *   which every step is possible
 */
export async function askWaterfall(
  documents: Documents,
  asked: WaterfallAsked = {},
  conduct: Conduct = {},
): Promise<WaterfallFound> {
  checkCall(documents, asked, conduct);
  const ends = endsOf(documents, asked);
  const { changes } = ends;
  const wanted = askedMeasures(documents, asked.measure);
  const taken =
    changes.length <= mostInAllOrders
      ? allOrders(changes.length)
      : drawnOrders(changes.length, drawnPairs, asked.seed ?? documents.plan?.seed ?? 1);
  const needed = [...new Set(taken.flatMap(setsAlong))].sort((one, other) => one - other);
  const impossible = impossibleSets(documents, asked, needed, ends);
  const orders = taken.filter((order) => setsAlong(order).every((set) => !impossible.has(set)));
  if (orders.length === 0) refuseNoOrder(impossible, ends);
  const run = [...new Set(orders.flatMap(setsAlong))].sort((one, other) => one - other);
  const study = await runStacks(
    {
      documents,
      asked,
      replications: 10,
      shown: [],
      ...(ends.moved.length === 0 ? {} : { settings: run.map((set) => settingOf(set, ends)) }),
    },
    run.map((set) => stackOf(set, ends)),
    {
      quantities: false,
      defaults: null,
      claims: [],
      targets: false,
      more: wanted.map(({ name, measure }) => ({ name, measure, everyStack: true })),
    },
    conduct,
  );
  const gate = differenceGate(modelGates(documents));
  const isEvery = run.length === setsOf(changes.length);
  const titles = new Map([...documents.scenarios, ...ends.moved].map(({ name, title }) => [name, title]));
  const which = changes.length > mostInAllOrders ? "drawn" : impossible.size > 0 ? "possible" : "all";
  return {
    study,
    waterfall: {
      from: ends.from,
      to: namesOf(setsOf(changes.length) - 1, ends),
      orders: { which, count: orders.length },
      measures: wanted.map(({ name, title }) => measureOf({ name, title }, { study, run, orders, ends, titles, isEvery, gate })), // prettier-ignore
      impossible: [...impossible].map(([set, because]) => ({ stack: namesOf(set, ends), because })),
    },
  };
}

interface Ends {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** scenarios that are in one of them only, then values from outside */
  readonly changes: readonly string[];
  readonly moved: readonly MovedChange[];
}

function endsOf({ plan, scenarios }: Documents, { from = [], to, moved = [] }: WaterfallAsked): Ends {
  const asked = to ?? (plan === null ? null : questionOf(plan.answer)?.with);
  if (asked === undefined || asked === null)
    refuseUsage(
      "scenario",
      "the stack of scenarios whose changes are told apart",
      "none",
      "such as --scenario rush+oneMore",
    );
  const ends = { from: canonicalStack(from), to: canonicalStack(asked) };
  const names = scenarios.map(({ name }) => name);
  for (const name of [...ends.from, ...ends.to])
    if (!names.includes(name))
      refuseUsage("scenario", `a scenario of the model (${names.join(", ")})`, `"${name}"`, didYouMean(name, names));
  const left = ends.from.filter((name) => !ends.to.includes(name));
  const put = ends.to.filter((name) => !ends.from.includes(name));
  const changes = [...left, ...put, ...moved.map(({ name }) => name)];
  if (changes.length < 2 || changes.length > mostChanges) {
    const hint = "one change alone is what `pendency compare` shows";
    refuseUsage(
      "scenario",
      `stacks that differ in 2 to ${mostChanges} scenarios or values`,
      `${changes.length} (${stackName(ends.from)} and ${stackName([...ends.to, ...moved.map(({ name }) => name)])})`,
      hint,
    );
  }
  return { ...ends, changes, moved };
}

/** Scenarios that stand once the changes of a set are made. */
function stackOf(set: number, { from, changes, moved }: Ends): readonly string[] {
  const made = partsIn(set).filter((part) => part < changes.length - moved.length).map((part) => changes[part]); // prettier-ignore
  return canonicalStack([
    ...from.filter((name) => !made.includes(name)),
    ...made.filter((name) => !from.includes(name)),
  ]);
}

/** Values from outside that stand then; null: none. */
function settingOf(set: number, { changes, moved }: Ends): Point | null {
  const made = partsIn(set).flatMap((part) => moved[part - (changes.length - moved.length)] ?? []);
  return made.reduce<Point | null>((all, { point }) => together(all, point), null);
}

/** All that stands then, by name. */
function namesOf(set: number, ends: Ends): readonly string[] {
  const made = partsIn(set).map((part) => ends.changes[part]);
  return [...stackOf(set, ends), ...ends.moved.flatMap(({ name }) => (made.includes(name) ? [name] : []))];
}

function impossibleSets(
  documents: Documents,
  { setting = null }: WaterfallAsked,
  needed: readonly number[],
  ends: Ends,
): ReadonlyMap<number, string> {
  const nothing = { quantities: false, defaults: null, claims: [], targets: false };
  const kept = new DrawCache();
  const all = setsOf(ends.changes.length) - 1;
  const found = new Map<number, string>();
  for (const set of needed) {
    const spec = oneRun([stackOf(set, ends)]);
    const point = together(setting, settingOf(set, ends));
    try {
      programOf(studyInput({ spec, measure: nothing, warmUpDays: null, eventLimit: 0 }, documents), 0, point, kept);
    } catch (error) {
      // both ends have to be there: what is wrong with them is the answer
      if (!(error instanceof PendencyError) || set === 0 || set === all) throw error;
      const [first] = error.problems;
      found.set(set, `${first.path} expected ${first.expected}; got ${first.got}`);
    }
  }
  return found;
}

function refuseNoOrder(impossible: ReadonlyMap<number, string>, ends: Ends): never {
  const [[set, because]] = impossible;
  refuseUsage(
    "scenario",
    "changes that can come one after another in some order",
    `no order; ${stackName(namesOf(set, ends))} cannot be run: ${because}`,
  );
}

interface Made {
  readonly study: Study;
  /** the sets whose stacks were run, as the study's */
  readonly run: readonly number[];
  readonly orders: readonly (readonly number[])[];
  readonly ends: Ends;
  readonly titles: ReadonlyMap<string, string>;
  readonly isEvery: boolean;
  readonly gate: VerdictGate;
}

function measureOf(
  { name, title }: Pick<AskedMeasure, "name" | "title">,
  { study, run, orders, ends, titles, isEvery, gate }: Made,
): WaterfallMeasure {
  const found = study.stacks.map(({ measures }) => measures.find((one) => one.name === name));
  const rows = (found[0]?.values ?? []).map((_, row) => found.map((one) => one?.values[row] ?? null));
  const whole = rows.flatMap((row) => (row.every((value) => value !== null) ? [row] : []));
  const worths = whole.map((row) => new Map(run.map((set, column) => [set, row[column]])));
  const meanAt = (set: number): number | null => (run.includes(set) ? meanOf(worths.map((worth) => worth.get(set) ?? 0)) : null); // prettier-ignore
  const { changes, from } = ends;
  const all = setsOf(changes.length) - 1;
  const added = worths.map((worth) => meanOverOrders(orders, (set) => worth.get(set) ?? 0));
  const [start, end] = [meanAt(0), meanAt(all)];
  const less = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : one - other;
  const contributions = changes.map((scenario, part): Contribution => {
    const own = added.map((row) => row[part]);
    const { p10, p90, lower, higher } = pairedChange(own, own.map(() => 0)); // prettier-ignore
    return {
      scenario,
      title: titles.get(scenario) ?? scenario,
      isLeftOut: from.includes(scenario),
      mean: meanOf(own) ?? 0,
      standardError: standardErrorOf(own),
      p10,
      p90,
      lower,
      higher,
      alone: less(meanAt(1 << part), start),
      last: less(end, meanAt(all ^ (1 << part))),
    };
  });
  const alone = contributions.map((one) => one.alone);
  const isAlone = alone.every((one) => one !== null);
  return {
    name,
    title,
    unit: found[0]?.unit ?? "",
    runs: whole.length,
    start,
    end,
    changes: contributions,
    together:
      start === null || end === null || !isAlone ? null : end - start - alone.reduce((sum, one) => sum + one, 0),
    pairs:
      isEvery && start !== null
        ? pairsOf(
            changes,
            dividends(changes.length, (set) => meanAt(set) ?? 0),
          )
        : [],
    gate,
  };
}

function pairsOf(changes: readonly string[], made: readonly number[]): WaterfallMeasure["pairs"] {
  return made
    .flatMap((by, set) => {
      const [one, other, ...more] = partsIn(set);
      if (other === undefined || more.length > 0) return [];
      return [{ of: [changes[one], changes[other]] as const, by }];
    })
    .sort((one, other) => Math.abs(other.by) - Math.abs(one.by));
}
