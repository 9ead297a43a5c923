// `--as-of 2024-04-06`: what it takes, and how every output says what the run rests on.
import type { AsOfAccount } from "../documents/documentsAsOf.ts";
import { publishedBy, usualLag } from "../facts/libraryAsOf.ts";
import type { AsOf, Standing, StandingFact } from "../facts/libraryAsOf.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { daysFromCivil, isoDate, parseInstant } from "../quantity/date.ts";
import type { Console } from "./console.ts";
import type { RunOptions } from "./options.ts";
import { refuseUsage } from "../errors.ts";

/** The account of a workspace, with what stands in documents that are read beside the model's own. */
export interface WorkspaceAsOf extends AsOfAccount {
  /** targets whose observed figure was not published by then */
  readonly targetsLeftOut: readonly string[];
}

const standings: readonly Standing[] = ["published", "reconstructed", "left out"];
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

/** Days since 1970-01-01 of an ISO day; null when it is none. */
export function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const instant = parseInstant(text, 1);
  return instant !== null && instant.calendar ? instant.days : null;
}

/** @throws PendencyError (usage) when the documents name figures and none of them had been published */
export function refuseTooEarly({ date, facts }: AsOfAccount): void {
  if (facts.length === 0 || facts.some(({ standing }) => standing !== "left out")) return;
  const first = facts.reduce((early, one) => (dayPublished(one) < dayPublished(early) ? one : early));
  const { publication } = first.fact;
  const expected = "a day by which at least one figure that the model names had been published";
  refuseUsage(
    "--as-of",
    expected,
    date,
    `of the editions it names the first is ${publication.id}, published ${publication.publishedOn}`,
  );
}

const dayPublished = ({ fact }: StandingFact): number => publishedBy(fact.publication);

/** Two or three lines, whatever the command. */
export function asOfLines(account: WorkspaceAsOf | null): readonly string[] {
  if (account === null) return [];
  const [published, reconstructed, leftOut] = standings.map((standing) => countOf(account, standing));
  const named = (what: string): string => {
    const names = [...new Set(account.standIns.filter((one) => one.what === what).map(nameOf))];
    return names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
  };
  const strict = account.strict ? " (strict)" : "";
  const lines = [
    `as of ${account.date}${strict}: ${published} facts as published, ${reconstructed} reconstructed, ${leftOut} left out`,
  ];
  const fallback = named("fallback");
  const unavailable = named("unavailable");
  if (fallback !== "") lines.push(`  by what they state for such a day: ${fallback}`);
  if (unavailable !== "") lines.push(`  not available on that day: ${unavailable}`);
  for (const { parameter, from } of account.goOn)
    lines.push(`  ${parameter}: known to ${from}, then the mean of the twelve months before unless a scenario sets it`);
  if (account.judgedToday.length > 0) {
    lines.push(
      `  judged today, by people who know what came after ${account.date}: the values or ranges of ${account.judgedToday.length} parameters`,
    );
  }
  if (account.targetsLeftOut.length > 0) lines.push(`  targets not observed yet: ${account.targetsLeftOut.length}`);
  return lines;
}

/** Prints them, where the workspace stands on a day. */
export function tellAsOf({ asOf }: { readonly asOf: WorkspaceAsOf | null }, { print, style }: Console): void {
  for (const line of asOfLines(asOf)) print(style.quiet(line));
}

/** The whole account as plain data. */
export function asOfJson(account: WorkspaceAsOf, library: FactLibrary): Record<string, unknown> {
  const listed = (standing: Standing): readonly Record<string, unknown>[] =>
    account.facts.filter((one) => one.standing === standing).map((one) => describeStanding(one, library));
  return {
    date: account.date,
    strict: account.strict,
    counts: Object.fromEntries(standings.map((standing) => [camel(standing), countOf(account, standing)])),
    published: listed("published"),
    reconstructed: listed("reconstructed"),
    leftOut: listed("left out"),
    standIns: account.standIns,
    goOn: account.goOn,
    modelCut: account.modelCut,
    judgedToday: account.judgedToday,
    targetsLeftOut: account.targetsLeftOut,
  };
}

/** "reconstructed" beside a figure, "" where an edition of the day prints it or no day was named. */
export function standingLabel(account: WorkspaceAsOf | null, id: string): string {
  const found = account?.facts.find(({ fact }) => fact.id === id);
  if (found === undefined || account === null) return "";
  return found.standing === "left out" ? `left out: not published by ${account.date}` : found.standing;
}

function describeStanding({ fact, edition }: StandingFact, library: FactLibrary): Record<string, unknown> {
  const { id, period, publication } = fact;
  const lag = usualLag(library, publication);
  return {
    id,
    period,
    published: publication.publishedOn,
    edition: edition?.id ?? null,
    editionPublished: edition?.publishedOn ?? null,
    usualLagDays: lag?.days ?? null,
  };
}

function countOf({ facts }: AsOfAccount, standing: Standing): number {
  return facts.filter((one) => one.standing === standing).length;
}

const camel = (standing: Standing): string => (standing === "left out" ? "leftOut" : standing);

const nameOf = ({ parameter, alternative }: { readonly parameter: string; readonly alternative: string }): string =>
  alternative === "" ? parameter : `${parameter} (${alternative})`;

function todayInDays(): number {
  const now = new Date();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return daysFromCivil(1970, 1, 1) + midnight / millisecondsADay;
}
