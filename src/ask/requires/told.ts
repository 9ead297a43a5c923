// What one run tells of a statement: whether it holds, and by how much its tests are missed or met.
import type { Documents } from "../../documents/documents.ts";
import { comparedNumber, holds } from "../../judge/holds.ts";
import { marginOf } from "../../judge/margin.ts";
import { sidesOf } from "../../judge/sides.ts";
import { claimMeasureName } from "../../study/studyMeasures.ts";
import type { Turned } from "../flip/turned.ts";
import type { Comes } from "./required.ts";

export interface Told {
  readonly holds: boolean;
  /** of each test, in its own unit; above 0 where it holds */
  readonly margins: readonly (number | null)[];
  /** of the test that is missed by most, or met by least */
  readonly comes: Comes;
}

/** A measure's value in a run, by its name; null where it has none. */
type ValueOf = (name: string) => number | null;

export class Teller {
  readonly #turned: Turned;
  /** of each test, what is published or written down on either side; null: it is measured */
  readonly #known: readonly (readonly [number | null, number | null])[];
  readonly #unitOf: (name: string) => string;

  /** @param unitOf a measure's base unit by its name */
  constructor(turned: Turned, documents: Documents, unitOf: (name: string) => string) {
    this.#turned = turned;
    this.#unitOf = unitOf;
    this.#known = turned.tests.map((index) => {
      const { measure, against } = sidesOf(turned.claim, index, { ...documents, study: null });
      return [measure, against].map((side) => (side?.known === true ? (side.values[0] ?? null) : null)) as [number | null, number | null]; // prettier-ignore
    });
  }

  /** @returns null where a test cannot be made, and no other one fails */
  tell(valueOf: ValueOf): Told | null {
    const { claim, tests } = this.#turned;
    const told = tests.map((index, nth) => {
      const test = claim.tests[index];
      const [own, known] = this.#known[nth];
      const value = own ?? valueOf(claimMeasureName(claim.id, index, "measure"));
      const other =
        test.against === null ? undefined : (known ?? valueOf(claimMeasureName(claim.id, index, "against")));
      const outcome = holds(test, value, other);
      const compared = value === null || other === null ? null : comparedNumber(test, value, other);
      const unit = test.compare === "ratio" ? "" : this.#unitOf(claimMeasureName(claim.id, index, "measure"));
      const { kind, value: line } = test.holdsIf;
      return { outcome, margin: marginOf(test, value, other), comes: { compared, line, kind, compare: test.compare, unit } }; // prettier-ignore
    });
    if (told.every(({ outcome }) => outcome !== false) && told.some(({ outcome }) => outcome === null)) return null;
    const size = ({ margin, comes }: (typeof told)[number]): number => (margin ?? 0) / (Math.abs(comes.line) || 1);
    const [worst] = told.toSorted((one, other) => Number(one.outcome ?? true) - Number(other.outcome ?? true) || size(one) - size(other)); // prettier-ignore
    return { holds: told.every(({ outcome }) => outcome === true), margins: told.map(({ margin }) => margin), comes: worst.comes }; // prettier-ignore
  }
}

/**
 * One number above or at 0 where what is wanted is so and below 0 where not: margins of tests against each other, each in
 * the size that it has as assumed.
 */
export function marginTowards(told: Told, wanted: "holds" | "fails", assumed: Told): number {
  const isSo = told.holds === (wanted === "holds");
  const parts = told.margins.map((margin, nth) => (margin ?? 0) / (Math.abs(assumed.margins[nth] ?? 0) || 1));
  const least = Math.min(...parts) * (wanted === "holds" ? 1 : -1);
  return isSo ? Math.max(0, least) : Math.min(-1e-9, least);
}
