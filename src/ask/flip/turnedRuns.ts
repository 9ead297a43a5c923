// Runs of what somebody asks of, at points of their own, and what each run tells.
import type { Documents } from "../../documents/documents.ts";
import { holds } from "../../judge/holds.ts";
import { marginOf } from "../../judge/margin.ts";
import { sidesOf } from "../../judge/sides.ts";
import type { Point } from "../../scenario/point.ts";
import { canonicalStack, distinctStacks } from "../../scenario/stack.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { FluidMade, Study } from "../../study/study.ts";
import { claimMeasures } from "../../study/studyMeasures.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { Asked } from "../asked.ts";
import { runStacks } from "../runStacks.ts";
import type { Look } from "./turningPoint.ts";
import { stacksOf } from "./turned.ts";
import type { Turned } from "./turned.ts";

/** Every point under every stack that what is turned asks for: a study for each point. None when it was stopped. */
export async function runTurned(
  turned: Turned,
  documents: Documents,
  points: readonly (Point | null)[],
  asked: Asked,
  conduct: Conduct,
  fluid?: FluidMade,
): Promise<readonly Study[]> {
  if (conduct.stop?.aborted === true) return [];
  const stacks = distinctStacks(stacksOf(turned.claim));
  // a worker takes longer to begin than a run of expected numbers takes, and what places have in common is planned once
  const { executor, ...here } = conduct;
  const by = asked.engine === "fluid" || executor === undefined ? here : { ...here, executor };
  const study = await runStacks(
    {
      documents,
      // with every parameter at its value, so that runs differ in the lever and in chance alone
      asked: asked.engine === "fluid" ? asked : { ...asked, chanceOnly: true },
      replications: 1,
      shown: [],
      isUnnamed: true,
      settings: points.flatMap((point) => stacks.map(() => point)),
      ...(fluid === undefined ? {} : { fluid }),
    },
    points.flatMap(() => stacks),
    { quantities: false, defaults: null, claims: [], targets: false, more: measuresOf(turned) },
    { ...by, narrate: (event) => void (event.kind === "warning" && conduct.narrate?.(event)) },
  );
  if (study.stacks.some(({ replications }) => replications === 0)) return [];
  const wide = stacks.length;
  return points.map((_, nth) => ({ ...study, stacks: study.stacks.slice(nth * wide, (nth + 1) * wide) }));
}

/** What its tests measure, each under its own stack. */
export function measuresOf({ claim }: Pick<Turned, "claim">): readonly MoreMeasure[] {
  return claimMeasures([claim]).map(({ name, measure }) => ({
    name,
    measure: { ...measure, scenario: canonicalStack(measure.scenario) },
  }));
}

/** All tests of what is turned, in one run; null where it does not tell. */
export function lookIn(
  { claim, tests }: Turned,
  documents: Documents,
  study: Study,
  place: number,
  run: number,
): Look | null {
  const looks = tests.map((index): Look | null => {
    const { measure, against } = sidesOf(claim, index, { ...documents, study });
    const value = measure.values[run] ?? null;
    const other = against === null ? undefined : (against.values[run] ?? null);
    const outcome = holds(claim.tests[index], value, other);
    return outcome === null ? null : { place, holds: outcome, margin: marginOf(claim.tests[index], value, other) };
  });
  const known = looks.filter((look) => look !== null);
  if (known.some((look) => !look.holds) && known.length < looks.length) return { place, holds: false, margin: null };
  if (known.length < looks.length) return null;
  const margins = known.flatMap(({ margin }) => (margin === null ? [] : [margin]));
  const margin = margins.length < known.length ? null : Math.min(...margins);
  return { place, holds: known.every((look) => look.holds), margin };
}
