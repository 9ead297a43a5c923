// How every output says what a run as of a day rests on.
import type { AsOfAccount } from "../documents/documentsAsOf.ts";
import type { StandingOnADay } from "../documents/documents.ts";
import { usualLag } from "../facts/libraryAsOf.ts";
import type { Standing, StandingFact } from "../facts/libraryAsOf.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { counted } from "../quantity/numberWords.ts";

const standings: readonly Standing[] = ["published", "reconstructed", "left out"];

/** Two or three lines, whatever the command. */
export function asOfLines(account: StandingOnADay | null): readonly string[] {
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
      `  judged today, by people who know what came after ${account.date}: the values or ranges of ${counted(account.judgedToday.length, "parameter")}`,
    );
  }
  if (account.targetsLeftOut.length > 0) lines.push(`  targets not observed yet: ${account.targetsLeftOut.length}`);
  return lines;
}

/** The whole account as plain data. */
export function asOfJson(account: StandingOnADay, library: FactLibrary): Record<string, unknown> {
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
    computed: account.computed,
    goOn: account.goOn,
    modelCut: account.modelCut,
    judgedToday: account.judgedToday,
    targetsLeftOut: account.targetsLeftOut,
  };
}

/** "reconstructed" beside a figure, "" where an edition of the day prints it or no day was named. */
export function standingLabel(account: StandingOnADay | null, id: string): string {
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
