// Values that conflict: alternatives of one parameter, with the weights by which runs choose among them.
import { quantity } from "../quantity/instant.ts";
import { bare, samePowers } from "../quantity/unit.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import type { Node } from "../reading/document.ts";
import { asMap, checkName, describeNode, dictionary, text, together, wrong } from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import type { Parameter, Source } from "./parameter.ts";
import { readSource } from "./readSource.ts";

export interface Option {
  readonly name: string;
  readonly title: string;
  readonly source: Source;
  readonly weight: number | "rest";
}

/** What publishers or people say differently, each with its source and its weight. */
export function readAlternatives(unit: ScaledUnit): Read<Option[]> {
  return dictionary("alternatives", (key, node, reading, keyAt) => {
    const map = asMap(node, reading, "an alternative");
    const weight = map.entries.get("weight")?.value;
    if (weight === undefined) return wrong(map, reading, "an alternative with `weight:`", "none");
    const titled = map.entries.get("title")?.value;
    const others = new Map([...map.entries].filter(([field]) => field !== "weight" && field !== "title"));
    const [source, share, title] = together<Source | number | "rest" | string>([
      () => readSource({ ...map, entries: others }, reading, unit),
      () => (weight.kind === "text" && weight.text === "rest" ? "rest" : shareIn(weight, reading)),
      () => (titled === undefined ? key : text(titled, reading)),
    ]) as [Source, number | "rest", string];
    return { name: checkName(key, keyAt, node.path, reading), title, source, weight: share };
  });
}

/** Weights add up to 1; one of them may be the rest. */
export function weighted(
  preferred: string,
  alternatives: Option[],
  map: Node,
  reading: Reading,
): NonNullable<Parameter["alternatives"]> {
  const known = alternatives.map((option) => option.name);
  const preferredAt = (map.kind === "map" ? map.entries.get("default")?.value : undefined) ?? map;
  if (!known.includes(preferred))
    wrong(preferredAt, reading, `a default among ${known.join(", ")}`, JSON.stringify(preferred));
  const sum = alternatives.reduce((total, { weight }) => total + (weight === "rest" ? 0 : weight), 0);
  const rests = alternatives.filter(({ weight }) => weight === "rest").length;
  const wanted = rests === 1 ? sum <= 1 + 1e-9 : rests === 0 && Math.abs(sum - 1) <= 1e-9;
  if (!wanted) wrong(map, reading, "weights that sum to 100 %, with at most one `rest`", `${sum * 100} %`);
  const rest = Math.max(0, 1 - sum);
  const settled = alternatives.map((option) => ({
    ...option,
    weight: option.weight === "rest" ? rest : option.weight,
  }));
  return { default: preferred, options: settled };
}

/** A share written as a number, 0 to 1. */
export function shareIn(node: Node, reading: Reading): number {
  const { value, unit } = quantity(node, reading);
  const fits = samePowers(unit.powers, bare.unit.powers) && value >= 0 && value <= 1;
  return fits ? value : wrong(node, reading, "a share between 0 % and 100 %", describeNode(node));
}
