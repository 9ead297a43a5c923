// What a scenario says that nobody could have said on the day: then a forecast under it would be none.
import type { Intervention } from "../../claim/forecasts.ts";
import { resolveStack } from "../../compile/resolveStack.ts";
import type { Documents } from "../../documents/documents.ts";
import { namesIn, partsOf } from "../../quantity/parts.ts";
import type { Change } from "../../scenario/scenario.ts";

interface Hindsight {
  /** in words, one a change or a column; []: the scenario says only what could be known */
  readonly ofScenario: readonly string[];
  /** parameters that the run reads as judged later, with or without the scenario */
  readonly judgedLater: readonly string[];
}

/**
 * A change of the scenario that could be supposed only later counts; so does a column of a regime's state that it sets,
 * and a parameter that it names, where these were judged later and nothing earlier stands in for them.
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
  const named = changes.flatMap(({ change }) => namedBy(change));
  const columns = others.filter(({ parameter, part }) => states.includes(part) || named.includes(parameter));
  const after = `after ${announced.text}`;
  return {
    ofScenario: [
      ...own.map(({ parameter, part, knownFrom }) => `${parameter}: ${part} is known from ${knownFrom}, ${after}`),
      ...columns.map(
        ({ parameter, part, knownFrom }) => `${nameOf(parameter, part)}: judged on ${knownFrom}, ${after}`,
      ),
    ],
    judgedLater: [...new Set(others.filter((one) => !columns.includes(one)).map(({ parameter }) => parameter))],
  };
}

function nameOf(parameter: string, part: string): string {
  return part === "" ? parameter : `${parameter}, ${part}`;
}

/** Parameters in what a change sets, adds or multiplies by, and those that say when and whether it happens. */
function namedBy({ action, delayedBy, chance }: Change): readonly string[] {
  const said = [delayedBy, chance].flatMap((one) => one?.text ?? []);
  if (action.kind === "state") return said;
  const inValue = partsOf(action.value, "").flatMap((part) =>
    part.kind === "parameter"
      ? [part.name]
      : part.kind === "expression"
        ? namesIn(part.expression).map(({ name }) => name)
        : [],
  );
  return [...said, ...inValue];
}
