// How far the runs can be trusted: what they vary, what they hold fixed, and what is not in them.
import type { Documents } from "../../documents/documents.ts";
import type { Alternative, Parameter } from "../../parameters/parameter.ts";
import type { Study } from "../../study/study.ts";
import type { Question } from "./answerCells.ts";
import type { Sureness } from "./plainAnswer.ts";
import { sampleNoiseOf } from "./sampleNoise.ts";

export function surenessOf(documents: Documents, { plan, asks }: Question, study: Study): Sureness {
  const { parameters } = documents;
  const { spec, engine, draws, sampleNote } = study;
  const drawn = new Set(draws.map(({ name }) => name));
  const fixed = parameters.filter(({ name }) => Object.hasOwn(spec.sources, name));
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
    sample: sampleNoiseOf(spec.sample, sampleNote, asks.where),
    leavesOut: plan.leavesOut,
  };
}

function titleOf(options: readonly Alternative[], name: string): string {
  return options.find((option) => option.name === name)?.title ?? name;
}

function isJudged({ source, alternatives }: Parameter): boolean {
  return source !== null && alternatives === null && source.kind !== "fact";
}
