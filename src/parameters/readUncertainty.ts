// How far a parameter may be off: a distribution that multiplies it, is added to it, or is its value.
import type { Node } from "../reading/document.ts";
import { asMap, describeNode, laterHint, wrong } from "../reading/reading.ts";
import type { Read } from "../reading/reading.ts";
import { readDistribution } from "../quantity/readDistribution.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import type { Uncertainty } from "./parameter.ts";

export function readUncertainty(unit: ScaledUnit): Read<Uncertainty> {
  return (node, reading) => {
    const map = asMap(node, reading, "an uncertainty");
    const keys = [...map.entries.keys()];
    const [how, ...more] = keys;
    if (more.length > 0 || (how !== "times" && how !== "plus" && how !== "is")) {
      const beside = keys.includes("drift") ? "`drift:` stands beside `uncertainty:`, not in it" : undefined;
      const later = beside ?? keys.filter((key) => key !== "times").map(laterHint).find((hint) => hint !== undefined); // prettier-ignore
      return wrong(map, reading, "one of times, plus, is", describeNode(map), later);
    }
    const inside = (map.entries.get(how) as { value: Node }).value;
    const place = { allowComputed: true, ...(how === "times" ? {} : { unit }) };
    return { how, distribution: readDistribution(inside, reading, place) };
  };
}
