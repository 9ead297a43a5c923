// What a scenario says that nobody could have said on the day: then a forecast under it would be none.
import type { Intervention } from "../../claim/forecasts.ts";
import { resolveStack } from "../../compile/resolveStack.ts";
import type { Documents } from "../../documents/documents.ts";

interface Hindsight {
  /** in words, one a change or a column; []: the scenario says only what could be known */
  readonly ofScenario: readonly string[];
  /** parameters that the run reads as judged later, with or without the scenario */
  readonly judgedLater: readonly string[];
}

/**
 * A change of the scenario that could be supposed only later counts, and so does a column of a regime's state that the
 * scenario sets, where it was judged later and nothing earlier stands in for it.
 *
 * @param onDay the documents as of the announcement
 */
export function hindsightIn({ scenario, announced }: Intervention, onDay: Documents): Hindsight {
  const stack = scenario.map(({ text }) => text);
  const { names, changes } = resolveStack(onDay.scenarios, stack);
  const states = changes.flatMap(({ change: { action } }) => (action.kind === "state" ? [action.state] : []));
  const judged = onDay.asOf?.judgedLater ?? [];
  const own = judged.filter(({ parameter }) => names.some((name) => parameter === `scenario ${name}`));
  const others = judged.filter(({ parameter }) => !parameter.startsWith("scenario "));
  const columns = others.filter(({ part }) => states.includes(part));
  const after = `after ${announced.text}`;
  return {
    ofScenario: [
      ...own.map(({ parameter, part, knownFrom }) => `${parameter}: ${part} is known from ${knownFrom}, ${after}`),
      ...columns.map(({ parameter, part, knownFrom }) => `${parameter}, ${part}: judged on ${knownFrom}, ${after}`),
    ],
    judgedLater: [...new Set(others.filter((one) => !columns.includes(one)).map(({ parameter }) => parameter))],
  };
}
