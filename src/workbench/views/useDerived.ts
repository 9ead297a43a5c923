// What a view needs of the store, and no more: it is drawn anew when that changes, and not with every move.
import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";

/** @param by what the rule itself depends on beside signals */
export function useDerived<T>(rule: () => T, by: readonly unknown[]): T {
  return useMemo(() => computed(rule), by).value;
}
