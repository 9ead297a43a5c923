// Whether what a claim compares can reach its line at all: a statement that no run could ever bear out is a slip of the pen.
import type { Problem } from "../errors.ts";
import type { Measure } from "../model/measure.ts";
import { number } from "../quantity/numberWords.ts";
import { testPath } from "./checkClaims.ts";
import type { Claim, Test } from "./claim.ts";

type Bounds = readonly [low: number, high: number];

/** Tests that nothing can make hold, such as a share above 100 %, or fewer people than nobody. */
export function checkLines(claims: readonly Claim[]): readonly Problem[] {
  return claims.flatMap((claim) =>
    claim.tests.flatMap((test, index): Problem[] => {
      const bounds = boundsCompared(test);
      if (bounds === null || isReachable(test, bounds)) return [];
      const { kind, value, unit } = test.holdsIf;
      const inUnit = (one: number): string => `${number(one / unit.scale, "exact")} ${unit.text ?? ""}`.trim();
      const upTo = bounds[1] === Infinity ? `${inUnit(bounds[0])} or more` : bounds.map(inUnit).join(" to ");
      const hint = "no run could make it hold: draw the line elsewhere, or compare something else";
      const expected = `a line that can be reached (what is compared is ${upTo})`;
      return [{ kind: "sense", at: claim.at, path: `${testPath(claim, index)}.holdsIf`, expected, got: `${kind} ${inUnit(value)}`, hint }]; // prettier-ignore
    }),
  );
}

function isReachable({ holdsIf: { kind, value } }: Test, [low, high]: Bounds): boolean {
  switch (kind) {
    case "at least":
      return value <= high;
    case "more than":
      return value < high;
    case "at most":
      return value >= low;
    case "less than":
      return value > low;
    case "within":
      return value >= 0;
  }
}

/** What the compared number lies between, whatever happens; null where nothing is known of a side. */
function boundsCompared({ measure, against, compare }: Test): Bounds | null {
  const own = boundsOf(measure);
  if (own === null || against === null || compare === "value") return own;
  const other: Bounds | null = against.kind === "quantity" ? [against.value, against.value] : boundsOf(against.measure);
  if (other === null || (compare === "ratio" && other[0] < 0)) return null;
  return compare === "ratio" ? [0, Infinity] : [own[0] - other[1], own[1] - other[0]];
}

/** A figure that somebody published may be of anything, and so may a cost. */
function boundsOf(measure: Measure): Bounds | null {
  switch (measure.kind) {
    case "fact":
    case "cost":
      return null;
    case "share":
      return [0, 1];
    case "wait":
    case "sojourn":
    case "age":
      return measure.statistic.kind === "shareOver" ? [0, 1] : [0, Infinity];
    default:
      return [0, Infinity];
  }
}
