// A statement that somebody puts together from a few choices, as a claim that our own reader has read and checked: it is
// judged as one of a document would be.
import { checkClaims } from "../../claim/checkClaims.ts";
import type { Claim } from "../../claim/claim.ts";
import { readClaims } from "../../claim/readClaims.ts";
import { runTimeOf } from "../../compile/structure.ts";
import type { Documents } from "../../documents/documents.ts";
import { PendencyError } from "../../errors.ts";
import { recordingPeriods } from "../../quantity/calendar.ts";
import { whereOf } from "../report/fanMeasures.ts";
import type { OwnClaim } from "./ownChoices.ts";

/** Under which its measure is named; documents have no say in it. */
const ownId = "own";

/**
 * @param now  the stack that it is measured under
 * @param base the stack that it is compared with
 * @throws PendencyError when the model has no such stage, level or time
 */
export function claimOf(
  own: OwnClaim,
  documents: Pick<Documents, "model" | "graph" | "scenarios">,
  now: readonly string[],
  base: readonly string[],
): Claim {
  const { model, graph, scenarios } = documents;
  const named = (stack: readonly string[]): readonly string[] => (stack.length === 0 ? ["baseline"] : stack);
  const measure = { ...measureOf(own, documents), scenario: named(now) };
  const unit = own.counts === "wait" && own.compare !== "ratio" ? " days" : "";
  const claim = {
    words: "A statement of the reader's own.",
    said: { by: "the reader", date: "undated", source: "written on the page" },
    kind: ["prediction"],
    measure,
    ...(own.compare === "value" ? {} : { against: { scenario: named(base) } }),
    compare: own.compare,
    holdsIf: `${own.line} ${own.value}${unit}`,
  };
  const text = JSON.stringify({ pendency: "claims v1", for: model.id, claims: { [ownId]: claim } });
  const claims = readClaims({ path: "your statement", text }, model, []);
  const { errors } = checkClaims(claims, graph, scenarios);
  if (errors.length > 0) throw new PendencyError(errors);
  return claims[0];
}

function measureOf({ counts, stage, level, from, to }: OwnClaim, { model }: Pick<Documents, "model">) {
  const where = whereOf({ level }, model);
  const isCalendar = model.runs.kind === "calendar";
  if (counts === "stock") return { stock: stage, where, at: from === "" ? "end" : isCalendar ? from : `${from} days` };
  const last = to === "" ? from : to;
  const whole = from === "" ? {} : { window: isCalendar ? monthsOf(from, last) : daysOf(from, last, model) };
  return counts === "entries"
    ? { entries: stage, where, ...whole }
    : { wait: stage, statistic: "median", where, ...whole };
}

/** A window of months holds the last one. */
function monthsOf(from: string, last: string): string {
  return from === last ? from : `${from} to ${last}`;
}

/** Periods of elapsed time are named by the day on which they begin: a window ends where the period after begins. */
function daysOf(from: string, last: string, model: Pick<Documents, "model">["model"]): string {
  const { labels } = recordingPeriods(runTimeOf(model));
  const next = labels.at(labels.indexOf(last) + 1);
  const end = model.runs.kind === "elapsed" && next === labels[0] ? model.runs.forDays : next;
  return `${from} days to ${end} days`;
}
