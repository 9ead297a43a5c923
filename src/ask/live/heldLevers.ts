// Moves as a first answer runs them: every lever of the model is set, those that nobody moved by a hair beside where they
// stand. Values over time then change at the same instants whichever lever is moved, nothing is nought and no two values are
// one by chance, so that whatever was planned for one move serves every other.
import type { Documents } from "../../documents/documents.ts";
import type { Parameter } from "../../parameters/parameter.ts";
import type { Instant } from "../../quantity/value.ts";
import { leversOf } from "./levers.ts";
import type { Moves } from "./moves.ts";

/** The hair: far below what any number shown tells. */
const part = 1e-9;
const least = 1e-6;

/** @param since the instant from which levers act */
export function heldLevers(
  documents: Pick<Documents, "parameters" | "scenarios">,
  { stack, levers }: Pick<Moves, "stack" | "levers">,
  since: Instant,
): Moves["levers"] {
  const moved = new Map(levers);
  const own = documents.parameters.filter(
    (one) => one.lever !== null && !moved.has(one.name) && staysAfter(one, since),
  );
  const held = leversOf({ ...documents, parameters: own }, since).flatMap(({ parameter, value, changedBy, to }) =>
    value === null || changedBy.some((name) => stack.includes(name)) ? [] : [[parameter, value, to] as const],
  );
  const most = new Map(documents.parameters.map(({ name, lever }) => [name, lever?.to ?? Infinity]));
  const all = [...held, ...levers.map(([name, value]) => [name, value, most.get(name) ?? Infinity] as const)];
  return all
    .map(([name, value, to]) => [name, aHairBeside(value, to)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function aHairBeside(value: number, to: number): number {
  if (value === 0) return to < 0 ? -least : least;
  const more = value * (1 + part);
  return more > to ? value * (1 - part) : more;
}

/** Whether its value is one number from then on. */
function staysAfter({ source, alternatives }: Parameter, since: Instant): boolean {
  const value = alternatives === null ? source?.value : undefined;
  if (value?.kind === "expression") return value.expression.kind === "number";
  if (value?.kind !== "steps" || value.facts !== null || value.repeatDays !== null) return false;
  const points: readonly { readonly when: Instant }[] = value.points;
  return points.every(({ when }) => when.days <= since.days);
}
