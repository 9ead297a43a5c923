// "What would have to be true?": for a statement, a condition, or the study's question, the nearest plausible combination
// of figures and levers that brings it about, the bounds of each lever, and a box of conditions; or that nothing within
// the evidence does. Searched with expected numbers, and confirmed by runs of single persons.
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { checkCall } from "./checkCall.ts";
import { pathOf } from "./explain/pathOf.ts";
import type { ReadLever } from "./flip/lever.ts";
import type { Turned } from "./flip/turned.ts";
import type { Look } from "./flip/turningPoint.ts";
import { modelGates } from "./gates/modelGates.ts";
import { readLevers, readWanted } from "./requires/asked.ts";
import type { RequiresAsked } from "./requires/asked.ts";
import { confirmSpans } from "./requires/confirm.ts";
import { FluidLooks } from "./requires/fluidLooks.ts";
import { drawsFor, freedomOf } from "./requires/freedom.ts";
import type { FreedomOf } from "./requires/freedom.ts";
import { leverSpans } from "./requires/leverSpans.ts";
import { plausible } from "./requires/dials.ts";
import type { Freedom, LeverSpans, OtherSource, Requires } from "./requires/required.ts";
import { marginTowards } from "./requires/told.ts";
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { gateOfTest, strictestGate } from "../judge/verdictGate.ts";
import type { Measure } from "../model/measure.ts";
import { correlatedGroups } from "../parameters/correlatedGroups.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { replacedBy } from "../scenario/point.ts";
import { canonicalStack } from "../scenario/stack.ts";
import type { Conduct } from "../study/makeStudy.ts";

export type { RequiresAsked };

export const usualDrawsOfRequires = 300;
const mostDraws = 100_000;

/**
 * @returns what was found until it was stopped, where somebody did
 * @throws PendencyError when the statement, a quantity, a lever or its range is not there, or does not fit
 */
export async function askRequires(
  documents: Documents,
  asked: RequiresAsked = {},
  conduct: Conduct = {},
): Promise<Requires> {
  checkCall(documents, asked, conduct);
  const {
    draws = usualDrawsOfRequires,
    setting = null,
    seed = documents.plan?.seed ?? 1,
    confirm = 0,
    most = 1,
  } = asked;
  checkCounts({ draws, confirm, most });
  checkAsked({ ...asked, replications: draws }, runDaysOf(documents));
  const turned = readWanted(documents, asked);
  const reached = reachedBy(documents, turned);
  const levers = readLevers(documents, turned, asked, reached);
  const looks = new FluidLooks(documents, turned, asked);
  let half: FluidLooks | null = null;
  const halfLooks = (): FluidLooks => (half ??= new FluidLooks(documents, turned, asked, true));
  const assumed = looks.at(null);
  if (assumed === null) {
    const hint = "the fluid engine, or the runs as they are asked for, give none of what its tests compare";
    return refuseUsage("requires", "a statement that a run of expected numbers can tell", turned.of.words, hint);
  }
  const wanted = assumed.holds ? "fails" : "holds";
  const start = documents.model.runs.kind === "calendar" ? documents.model.runs.fromDays : 0;
  const figures = figuresOf(documents, reached, new Set(replacedBy(setting, start)));
  if (figures.length === 0 && levers.length === 0) {
    const hint = "give figures an `uncertainty:`, or name a lever with its range";
    refuseUsage("requires", "a model in which something may be otherwise", "figures that are all fixed", hint);
  }
  const of: FreedomOf = { documents, turned, asked: { ...asked, seed, draws }, looks, halfLooks, assumed, wanted, figures, reached, levers: [], shared: null, slopes: new Map() }; // prettier-ignore
  const isStopped = (): boolean => conduct.stop?.aborted === true;
  const shared = asked.drawLevers === false && figures.length > 0 ? await drawsFor(of, conduct) : null;
  const evidence = figures.length === 0 ? null : await freedomOf({ ...of, shared }, conduct);
  const withLevers: Freedom | null = levers.length === 0 || isStopped() ? null : await freedomOf({ ...of, levers, shared }, conduct); // prettier-ignore
  const spans: LeverSpans[] = [];
  const { bounds = true } = asked;
  for (const lever of bounds ? levers : []) if (!isStopped()) spans.push(await spansOf(of, lever, conduct));
  const sources = isStopped() ? [] : await otherSources(of, conduct);
  conduct.narrate?.({ kind: "finished" });
  return {
    of: turned.of,
    assumed: { ...assumed.comes, holds: assumed.holds },
    wanted,
    plausible,
    evidence,
    withLevers,
    levers: spans,
    sources,
    seed,
    stepDays: looks.stepDays,
    gate: strictestGate(turned.tests.map((index) => gateOfTest(turned.claim.tests[index], modelGates(documents)))),
    isStopped: isStopped(),
  };
}

async function spansOf(of: FreedomOf, lever: ReadLever, conduct: Conduct): Promise<LeverSpans> {
  const { looks, assumed } = of;
  const { pause = async () => {}, stop, narrate } = conduct;
  let looked = 0;
  const look = async (place: number): Promise<Look | null> => {
    await pause();
    if (stop?.aborted === true) return null;
    const told = looks.at(lever.pointAt(place));
    narrate?.({ kind: "progress", label: `Bounds of the ${lever.title}`, finished: ++looked, of: Math.max(usualLooks, looked), people: null }); // prettier-ignore
    return told === null ? null : { place, holds: told.holds, margin: marginTowards(told, "holds", assumed) };
  };
  const found = await leverSpans(lever, look);
  return stop?.aborted === true ? found : confirmSpans(of, lever, found, conduct);
}

/** What a scan with its ends takes, for a line of progress. */
const usualLooks = 24;

/** Every other publisher of a figure that can move what is measured. */
async function otherSources(
  { documents, reached, looks, wanted }: FreedomOf,
  conduct: Conduct,
): Promise<readonly OtherSource[]> {
  // prettier-ignore
  const { pause = async () => {} } = conduct;
  const used = looks.stacks[0].spec.sources;
  const found: OtherSource[] = [];
  for (const { name, title, alternatives } of documents.parameters) {
    if (alternatives === null || !reached.has(name)) continue;
    const own = used[name] ?? alternatives.default;
    for (const option of alternatives.options) {
      if (option.name === own || option.source.unavailable !== undefined || conduct.stop?.aborted === true) continue;
      await pause();
      const told = looks.at(null, { [name]: option.name });
      found.push({ parameter: name, title, source: option.title ?? option.name, brings: told === null ? null : told.holds === (wanted === "holds") }); // prettier-ignore
    }
  }
  return found;
}

/** Parameters that can move a side of a test that a run measures. */
function reachedBy(documents: Documents, { claim, tests }: Turned): ReadonlySet<string> {
  const sides = tests.flatMap((index): Measure[] => {
    const { measure, against } = claim.tests[index];
    return [measure, ...(against?.kind === "measure" ? [against.measure] : [])];
  });
  const names = sides
    .filter(({ kind }) => kind !== "fact")
    .flatMap((measure) => pathOf(documents, measure, canonicalStack(measure.scenario)).parameters);
  return new Set(names.map(({ parameter }) => parameter.name));
}

/** Uncertain ones, with all that a document draws along with them. */
function figuresOf(
  { parameters }: Documents,
  reached: ReadonlySet<string>,
  replaced: ReadonlySet<string>,
): readonly Parameter[] {
  // prettier-ignore
  const uncertain = parameters.filter(({ name, uncertainty }) => uncertainty !== null && !replaced.has(name));
  const along = new Set(correlatedGroups(uncertain).flatMap(({ names }) => (names.some((name) => reached.has(name)) ? names : []))); // prettier-ignore
  return uncertain.filter(({ name }) => reached.has(name) || along.has(name));
}

function checkCounts({ draws, confirm, most }: Readonly<Record<"draws" | "confirm" | "most", number>>): void {
  if (!(Number.isInteger(draws) && draws >= 1 && draws <= mostDraws))
    refuseUsage("draws", `a whole number from 1 to ${mostDraws}`, describeGiven(draws));
  if (!(Number.isInteger(confirm) && confirm >= 0))
    refuseUsage("confirm", "a whole number, 0 or more", describeGiven(confirm));
  if (!(Number.isInteger(most) && most >= 1)) refuseUsage("most", "a whole number, 1 or more", describeGiven(most));
}
