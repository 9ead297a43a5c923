// The instant from which a moved lever acts.
import type { Documents } from "../../documents/documents.ts";
import { isoDate } from "../../quantity/date.ts";
import type { Instant } from "../../quantity/value.ts";

/** Levers act from the first day that the question names, and otherwise from the start of the run: the past stays. */
export function sinceOf({ plan, model: { runs } }: Pick<Documents, "plan" | "model">): Instant {
  const before = plan?.answer.asks?.before ?? null;
  if (before !== null) return before;
  if (runs.kind === "elapsed") return { days: 0, calendar: false, text: "0 days" };
  return { days: runs.fromDays, calendar: true, text: isoDate(runs.fromDays) };
}
