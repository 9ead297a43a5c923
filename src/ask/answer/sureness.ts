// How far the runs can be trusted: what they vary, what they hold fixed, and what is not in them.
import type { Documents } from "../../documents/documents.ts";
import type { Alternative, Parameter } from "../../parameters/parameter.ts";
import type { Study } from "../../study/study.ts";
import type { DrawsChoice } from "../../forecast/drawsChoice.ts";
import type { Question } from "./answerCells.ts";
import type { SampleRule } from "../../model/sampleRule.ts";
import type { Where } from "../../model/measure.ts";
import { largestRecord, recordOf, relativeNoise } from "../sampleNoise.ts";
import type { SampleNoise, Spread, Sureness } from "./plainAnswer.ts";

/**
 * @param spreads every one that the answer shows
 * @param drawsOfRuns see ModelGates
 */
export function surenessOf(
  documents: Documents,
  { plan, asks }: Question,
  study: Study,
  spreads: readonly Spread[],
  drawsOfRuns: DrawsChoice | undefined,
): Sureness {
  const { parameters } = documents;
  const { spec, engine, draws, sampleNote } = study;
  const drawn = new Set(draws.map(({ name }) => name));
  const fixed = parameters.filter(({ name }) => Object.hasOwn(spec.sources, name));
  const choice = spec.points === "drawn" ? (drawsOfRuns ?? null) : null;
  return {
    engine,
    runs: Math.max(0, ...study.stacks.map(({ replications }) => replications)),
    // a source that every run is told to use is drawn in none
    drawn: [...drawn].filter((name) => !fixed.some((parameter) => parameter.name === name && parameter.uncertainty === null)).length, // prettier-ignore
    heldFixed: parameters.filter((parameter) => isJudged(parameter) && !drawn.has(parameter.name)).length,
    sources: fixed.flatMap(({ name, title, alternatives }) =>
      alternatives === null
        ? []
        : [
            {
              title,
              used: titleOf(alternatives.options, spec.sources[name]),
              others: alternatives.options
                .filter((option) => option.name !== spec.sources[name])
                .map((option) => titleOf(alternatives.options, option.name)),
            },
          ],
    ),
    sample: sampleNoiseOf(spec.sample, sampleNote, asks.where, spreads),
    leavesOut: plan.leavesOut,
    ...(choice === null ? {} : { draws: choice }),
  };
}

function titleOf(options: readonly Alternative[], name: string): string {
  return options.find((option) => option.name === name)?.title ?? name;
}

function isJudged({ source, alternatives }: Parameter): boolean {
  return source !== null && alternatives === null && source.kind !== "fact";
}

const exampleCount = 10_000;

/** @param where limits those who are counted */
function sampleNoiseOf(
  sample: SampleRule | null,
  words: string,
  where: Where,
  spreads: readonly Spread[],
): SampleNoise | null {
  if (sample === null) return null;
  const [counted, others] = [recordOf(sample, where), largestRecord(sample)];
  if (others === 1) return null;
  const reckoned = spreads.filter(({ ofSample }) => ofSample !== undefined);
  const notTold = reckoned.filter(({ ofSample }) => ofSample === null).length;
  return {
    words,
    counted,
    others,
    ofTenThousand: relativeNoise(exampleCount, others),
    isTakenOff: reckoned.length > notTold,
    spreads: reckoned.length,
    notTold,
  };
}
