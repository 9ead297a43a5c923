// How every output says what a run as of a day rests on.
import type { AsOfAccount, StandIn } from "../documents/asOfAccount.ts";
import type { StandingOnADay } from "../documents/documents.ts";
import { usualLag } from "../facts/libraryAsOf.ts";
import type { Standing, StandingFact } from "../facts/libraryAsOf.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { counted } from "../quantity/numberWords.ts";

/** Nothing is said of how many came out later: it is nobody's to know who stands on the day. */
const standings = ["published", "reconstructed"] as const;

/** Two or three lines, whatever the command. */
export function asOfLines(account: StandingOnADay | null): readonly string[] {
  if (account === null) return [];
  const [published, reconstructed] = standings.map((standing) => countOf(account, standing));
  const named = (what: string): string => {
    const names = [...new Set(account.standIns.filter((one) => one.what === what).map(nameOf))];
    return names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
  };
  const how = [...(account.strict ? ["strict"] : []), ...(account.ruleMade ? ["stand-ins by rule"] : [])];
  const strict = how.length === 0 ? "" : ` (${how.join(", ")})`;
  const lines = [
    `as of ${account.date}${strict}: ${published} facts as published, ${reconstructed} reconstructed, later ones left out`,
  ];
  const told: readonly (readonly [StandIn["what"], string])[] = [
    ["fallback", "by what they state for such a day"],
    ["earlier", "by what was judged by that day"],
    ["reconstructed", "by later editions, because no edition of that day has enough"],
    ["rule", "made by a rule, because it was judged later"],
    ["unavailable", "not available on that day"],
  ];
  for (const [what, words] of told) {
    const names = named(what);
    if (names !== "") lines.push(`  ${words}: ${names}`);
  }
  for (const { parameter, from, months } of account.goOn) {
    const before =
      months === null ? "last figure" : months === 1 ? "last month" : `mean of the ${months} months before`;
    lines.push(`  ${parameter}: known to ${from}, then the ${before} unless a scenario sets it`);
  }
  // what a scenario supposes is read only where it is asked for
  const isOfScenario = ({ parameter }: { readonly parameter: string }): boolean => parameter.startsWith("scenario ");
  const laterFirst = [
    ...account.judgedLater.filter((one) => !isOfScenario(one)),
    ...account.judgedLater.filter(isOfScenario),
  ];
  const later = namesWithDays(laterFirst.map(({ parameter, knownFrom }) => [parameter, knownFrom]));
  if (later !== "") lines.push(`  judged later, and used with hindsight: ${later}`);
  const dayless = account.judgedToday.filter((name) =>
    account.judgedLater.every(({ parameter }) => parameter !== name),
  );
  if (dayless.length > 0) {
    lines.push(
      `  judged today, by people who know what came after ${account.date}: the values or ranges of ${counted(dayless.length, "parameter")}`,
    );
  }
  const chosen = account.structure.filter(({ isLater }) => isLater);
  const structure = namesWithDays(chosen.map(({ name, knownFrom }) => [name, knownFrom]));
  if (structure !== "") lines.push(`  structure chosen with hindsight: ${structure}`);
  if (account.targetsLeftOut.length > 0) lines.push(`  targets not observed yet: ${account.targetsLeftOut.length}`);
  return lines;
}

/** "bondRate (2024-10-31), beds (2025-03-01) and 3 more", each name once, with the last of its days. */
function namesWithDays(all: readonly (readonly [string, string])[]): string {
  const days = new Map<string, string>();
  for (const [name, day] of all) days.set(name, [days.get(name) ?? "", day].toSorted().at(-1) ?? day);
  const told = [...days].map(([name, day]) => `${name} (${day})`);
  return told.length > 6 ? `${told.slice(0, 6).join(", ")} and ${told.length - 6} more` : told.join(", ");
}

/** "numbers read: 1,200 published, 300 computed from such, 900 judged by then, 20 judged later, 40 on no day". */
export function numbersLine(counts: Readonly<Record<string, number>>): string {
  const words: readonly (readonly [string, string])[] = [
    ["published", "published"],
    ["computed", "computed from such"],
    ["judgedBefore", "judged by that day"],
    ["judgedLater", "judged later"],
    ["judgedOnUnknownDay", "judged on a day that nobody says"],
  ];
  const parts = words.flatMap(([kind, told]) =>
    counts[kind] === 0 ? [] : [`${counts[kind].toLocaleString("en")} ${told}`],
  );
  return `  numbers that a run reads: ${parts.join(", ")}`;
}

/** The whole account as plain data. */
export function asOfJson(account: StandingOnADay, library: FactLibrary): Record<string, unknown> {
  const listed = (standing: Standing) => listedAs(standing, account, library);
  return {
    date: account.date,
    strict: account.strict,
    ruleMade: account.ruleMade,
    counts: Object.fromEntries(standings.map((standing) => [standing, countOf(account, standing)])),
    published: listed("published"),
    reconstructed: listed("reconstructed"),
    standIns: account.standIns,
    computed: account.computed,
    goOn: account.goOn,
    modelCut: account.modelCut,
    judgedToday: account.judgedToday,
    judgedLater: account.judgedLater,
    structure: account.structure,
    targetsLeftOut: account.targetsLeftOut,
  };
}

/** Figures that the documents name and that came out later: of no run, but of somebody's interest who checks them. */
export function leftOutJson(account: StandingOnADay, library: FactLibrary): Record<string, unknown> {
  return { leftOut: listedAs("left out", account, library) };
}

function listedAs(
  standing: Standing,
  account: StandingOnADay,
  library: FactLibrary,
): readonly Record<string, unknown>[] {
  return account.facts.filter((one) => one.standing === standing).map((one) => describeStanding(one, library));
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

const nameOf = ({ parameter, alternative }: { readonly parameter: string; readonly alternative: string }): string =>
  alternative === "" ? parameter : `${parameter} (${alternative})`;
