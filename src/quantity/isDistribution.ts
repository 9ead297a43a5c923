// Telling a value that varies from person to person from one that is the same for everybody.
import type { Distribution, Value } from "./value.ts";

const plainKinds: ReadonlySet<string> = new Set(["expression", "steps", "line", "counts", "wave", "fact"]);

/** of tables alone: they are deep, asked about thousands of times, and never change */
const known = new WeakMap<object, boolean>();

/**
 * Whether a value varies from person to person, somewhere in its tables at least: it may stand only where a
 * duration may.
 */
export function isDistribution(value: Value | Distribution): value is Distribution {
  if (value.kind !== "table") return !plainKinds.has(value.kind);
  let varies = known.get(value);
  if (varies === undefined) {
    const levels: (Value | Distribution | null)[] = [...Object.values(value.levels), value.otherwise];
    varies = levels.some((inner) => inner !== null && isDistribution(inner));
    known.set(value, varies);
  }
  return varies;
}
