// "What binds, and what would one more of it be worth?": each resource by month, and by how much the number asked about
// and the line for it change with a few more units, by expected numbers.
import type { Program } from "../compile/program.ts";
import { answering, askedMeasures } from "./askedMeasures.ts";
import { checkCall, checkStack } from "./checkCall.ts";
import { questionOf } from "./answer/answerCells.ts";
import { quickStepDays } from "./quickStep.ts";
import { bindingChoices } from "./report/bindingChoices.ts";
import type { BindingChoice } from "./report/bindingOf.ts";
import { bindingOf } from "./report/bindingOf.ts";
import type { BindingTable } from "./report/bindingTable.ts";
import { yearsOfPeriods } from "./report/yearsOfPeriods.ts";
import { preferredSources } from "./sourceRule.ts";
import { withMore } from "./binds/withMore.ts";
import type { Asked } from "./asked.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import type { Measure } from "../model/measure.ts";
import type { Observation } from "../observe/observation.ts";
import { curveValue } from "../observe/curve.ts";
import { canonicalStack } from "../scenario/stack.ts";
import { fluidStepAsked } from "../study/fluidStep.ts";
import { FluidRuns } from "../study/fluidRuns.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { mergeStudy } from "../study/mergeStudy.ts";
import { programOf } from "../study/runReplication.ts";
import type { StudySpec } from "../study/study.ts";
import { studyInput } from "../study/studyRequest.ts";

export interface BindsAsked extends Pick<Asked, "stepDays" | "sources" | "setting"> {
  /** name of a quantity; left out: the number that answers the question, or else the first quantity */
  readonly measure?: string;
  /** left out: the stack that the model's question asks about, or else the model as it stands */
  readonly stack?: readonly string[];
}

/** Plain data, safe as JSON. */
export interface Binds {
  readonly table: BindingTable;
  /** the number asked about, without any more units; null: the run has none */
  readonly asked: {
    readonly name: string;
    readonly title: string;
    readonly unit: string;
    readonly value: number | null;
  };
  /** what a unit more is worth the most in the number asked about comes first */
  readonly prices: readonly CapacityPrice[];
  readonly stepDays: number;
  /** what people in line are called */
  readonly entities: string;
  /** resources left unpriced because it was stopped */
  readonly missing: number;
}

export interface CapacityPrice {
  readonly resource: string;
  readonly title: string;
  readonly kind: "servers" | "held" | "slots";
  /** the resource has so many copies, each of which gets the units */
  readonly copies: number;
  /** most units of one copy at a time; null: decided by how many people there are, and not priced */
  readonly units: number | null;
  /** months in which it binds */
  readonly months: number;
  /** by one unit more: the change over the smaller step, divided by its units. null where it is not priced */
  readonly perUnit: PriceOfUnit | null;
  /** the same over the larger one, which confirms it or does not */
  readonly confirmed: PriceOfUnit | null;
  /** units more of the smaller and of the larger step */
  readonly steps: readonly [number, number];
}

export interface PriceOfUnit {
  /** change of the number asked about; null where a run has none */
  readonly asked: number | null;
  /** change of the mean number of people in its line over the whole run; null where nobody waits for it in line */
  readonly inLine: number | null;
}

/** Of the units there are, at least one unit. */
const smallStep = 0.01;
const leftOver = 1e-7;

/** @throws PendencyError when the model has nothing that can be short, or what is asked cannot be had */
export async function askBinds(documents: Documents, asked: BindsAsked = {}, conduct: Conduct = {}): Promise<Binds> {
  checkCall(documents, asked, conduct);
  checkAsked(asked, runDaysOf(documents));
  const { model, plan } = documents;
  const { pause = async () => {}, stop, narrate = () => {} } = conduct;
  const choices = bindingChoices(model, []).filter(({ level }) => level === "");
  if (choices.length === 0) {
    refuseUsage(model.id, "a model with resources that can be short", "none", "give a service `by:` a resource");
  }
  const [wanted] = askedMeasures(documents, asked.measure);
  const stack = canonicalStack(asked.stack ?? (plan === null ? null : questionOf(plan.answer)?.with) ?? []);
  checkStack(stack);
  const { setting = null } = asked;
  const spec: StudySpec = {
    engine: "fluid",
    seed: 0,
    replications: 1,
    stacks: [stack],
    ...(setting === null ? {} : { settings: [setting] }),
    shown: [stack],
    inFull: null,
    fewer: null,
    points: "central",
    sources: { ...preferredSources(documents.parameters, {}), ...plan?.sources, ...asked.sources },
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
  const at = wanted.measure.position;
  const lines = choices.flatMap(({ resource, stages, lines: all }) => {
    const own = stages.filter((stage) => all.includes(stage));
    return own.length === 0 ? [] : [{ name: `line:${resource}`, measure: lineMeasure(own, at), everyStack: true }];
  });
  const more = [{ name: answering, measure: wanted.measure, everyStack: true }, ...lines];
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  const input = studyInput({ spec, measure, warmUpDays: null, eventLimit: 0 }, documents);
  const program = programOf(input, 0, setting);
  const { step, stepDays } = fluidStepAsked([program], input, asked.stepDays ?? quickStepDays(model));
  const runs = new FluidRuns(step, spec);
  const run = (one: Program): Observation => runs.run(one, false, one.time.steps);
  const base = runs.run(program, true, program.time.steps);
  const study = mergeStudy(input, [{ task: { index: 0, stack: 0, replication: 0 }, observation: base, point: setting }], [program], ""); // prettier-ignore
  const table = bindingOf(study.stacks[0], choices, study.periodLabels, yearsOfPeriods(study, model));
  const prices: CapacityPrice[] = [];
  // whoever stops it has what binds most
  const monthsOf = ({ resource }: BindingChoice): number => table.rows.find((one) => one.resource === resource)?.monthly.filter(({ binds }) => binds).length ?? 0; // prettier-ignore
  for (const choice of choices.toSorted((one, other) => monthsOf(other) - monthsOf(one))) {
    await pause();
    if (stop?.aborted === true) break;
    narrate({ kind: "progress", label: model.title, finished: prices.length, of: choices.length, people: null });
    prices.push(priceOf(choice, { program, run, base, table }));
  }
  narrate({ kind: "finished" });
  const found = base.measures.find(({ name }) => name === answering);
  const placeOf = new Map(choices.map(({ resource }, place) => [resource, place]));
  const inOrder = prices.sort((one, other) => (placeOf.get(one.resource) ?? 0) - (placeOf.get(other.resource) ?? 0));
  const size = ({ perUnit }: CapacityPrice): number => Math.abs(perUnit?.asked ?? 0);
  return {
    table,
    asked: { name: wanted.name, title: wanted.title, unit: found?.unit ?? "", value: found?.value ?? null },
    prices: inOrder.sort((one, other) => size(other) - size(one)),
    stepDays,
    entities: study.entities,
    missing: choices.length - prices.length,
  };
}

/** People in line for it, on average over the run. */
function lineMeasure(stages: readonly string[], position: Measure["position"]): Measure {
  return { kind: "waiting", stages, moment: null, window: null, where: {}, scenario: [], position };
}

interface Base {
  readonly program: Program;
  readonly run: (program: Program) => Observation;
  readonly base: Observation;
  readonly table: BindingTable;
}

function priceOf({ resource, title, copies }: BindingChoice, { program, run, base, table }: Base): CapacityPrice {
  const places = program.resources.flatMap((one, at) => (copies.includes(one.name) ? [at] : []));
  const row = table.rows.find((one) => one.resource === resource);
  const levels = places.map((at) => program.resources[at].units);
  const isPriced = levels.length > 0 && levels.every(({ feedback }) => feedback === null);
  const units = isPriced ? Math.max(...levels.map(({ curve }) => mostOf(program, curve))) : null;
  const known = {
    resource,
    title,
    kind: row?.kind ?? "servers",
    copies: places.length,
    units,
    months: row?.monthly.filter(({ binds }) => binds).length ?? 0,
  } as const;
  const first = Math.max(1, Math.floor((units ?? 0) * smallStep + 0.5));
  const steps = [first, 2 * first] as const;
  if (units === null || !(units > 0 && units < Infinity)) return { ...known, perUnit: null, confirmed: null, steps };
  const [perUnit, confirmed] = steps.map((more) => {
    const there = run(withMore(program, places, more));
    const change = (name: string): number | null => {
      const [now, before] = [there, base].map(
        ({ measures }) => measures.find((one) => one.name === name)?.value ?? null,
      );
      if (now === null || before === null) return null;
      const by = now - before;
      // less than this is what sums in another order leave over, carried through a run
      return Math.abs(by) <= leftOver * Math.abs(before) ? 0 : by / (more * places.length);
    };
    return { asked: change(answering), inLine: change(`line:${resource}`) };
  });
  return { ...known, perUnit, confirmed, steps };
}

function mostOf({ curves, time }: Program, curve: number): number {
  let most = curveValue(curves, curve, 0);
  for (let piece = curves.offsets[curve]; piece < curves.offsets[curve + 1]; piece++) {
    if (curves.starts[piece] < time.steps) most = Math.max(most, curves.values[piece]);
  }
  return most;
}
