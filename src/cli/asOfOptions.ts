// `--as-of 2024-04-06`: what it takes, and how a command tells what the run rests on.
import { asOfLines } from "../ask/asOfWords.ts";
import type { StandingOnADay } from "../documents/documents.ts";
import { dayOf } from "../documents/openDocuments.ts";
import { refuseUsage } from "../errors.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import { daysFromCivil, isoDate } from "../quantity/date.ts";
import type { Console } from "./console.ts";
import type { RunOptions } from "./options.ts";

const millisecondsADay = 86_400_000;

/** @throws PendencyError (usage) for a text that is no day, a day to come, or strictness without a day */
export function asOfOptions({ asOf, strictVintages }: RunOptions, today = todayInDays()): AsOf | null {
  if (asOf === undefined) {
    if (strictVintages === true)
      refuseUsage("--strict-vintages", "an --as-of DATE that it is strict about", "none", "add --as-of 2024-04-06");
    return null;
  }
  const day = dayOf(asOf);
  if (day === null) {
    refuseUsage("--as-of", "a day as YYYY-MM-DD", asOf === "" ? "nothing" : `"${asOf}"`, "such as 2024-04-06");
  } else if (day > today) {
    const hint = "for what may be published later, leave out --as-of and write a scenario";
    refuseUsage("--as-of", `a day that has come (today is ${isoDate(today)})`, asOf, hint);
  }
  return { date: asOf, strict: strictVintages === true };
}

/** Prints what the run rests on, where documents stand on a day. */
export function tellAsOf({ asOf }: { readonly asOf: StandingOnADay | null }, { print, style }: Console): void {
  for (const line of asOfLines(asOf)) print(style.quiet(line));
}

function todayInDays(): number {
  const now = new Date();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return daysFromCivil(1970, 1, 1) + midnight / millisecondsADay;
}
