// The aggregates that an importer must recover, counted from the invented histories, never from the files.
import { fiscalYearOf, monthOf, monthsLater } from "./days.mjs";

/** kinds of case that the court's published caseload counts */
export const countedTypes = new Set(["RMV", "DEP", "EXC", "AOC", "WHO"]);
const followedMonths = [1, 3, 6, 9, 12, 18, 24, 36, 48, 60, 72];
const dockets = { D: "detained", N: "nonDetained", R: "nonDetained" };
const docketOf = (custody) => dockets[custody] ?? "unknownCustody";

/** Counts by row id, such as "receipts.China.detained.2023-12"; only the finest cells, no totals. */
export function openTally(firstDay, asOf) {
  const counts = new Map();
  const cohorts = new Map();
  const add = (measure, level, docket, period, by = 1) => {
    const id = `${measure}.${level}.${docket}.${period}`;
    counts.set(id, (counts.get(id) ?? 0) + by);
  };
  const edition = monthOf(asOf);

  /** @param seen the case as the rows that survive tell it: level, type, custody, proceedings, appeals */
  function countCase(seen) {
    if (!countedTypes.has(seen.type) || seen.proceedings.length === 0) return;
    const { level } = seen;
    const filings = seen.proceedings.filter(({ opened }) => opened !== null);
    const first = earliest(filings, ({ opened, idn }) => [opened, idn]);
    if (first !== undefined && first.opened >= firstDay) {
      add("receipts", level, docketOf(first.custody), monthOf(first.opened));
    }
    const completions = seen.proceedings.filter(({ end }) => end?.kind === "completion" && end.day !== null);
    const initial = earliest(completions, ({ end, idn }) => [end.day, idn]);
    for (const proceeding of seen.proceedings) countEnd(level, proceeding, proceeding === initial);
    if (first !== undefined) countFollowed(level, first, initial);
    countPending(seen, first);
  }

  function countEnd(level, { end, custody }, isInitial) {
    if (end === null || end.day === null || end.day < firstDay) return;
    const docket = docketOf(custody);
    const year = fiscalYearOf(end.day);
    if (end.kind === "transfer") return add("transfers", level, docket, year);
    if (end.kind === "closure") return add("administrativeClosures", level, docket, year);
    add("completions", level, docket, monthOf(end.day));
    add(isInitial ? "initialCompletions" : "subsequentCompletions", level, docket, year);
    add(`outcomes.${end.outcome}`, level, docket, year);
    if (end.inAbsentia) add("inAbsentia", level, docket, year);
    if (end.inAbsentia && isInitial) add("inAbsentiaInitial", level, docket, year);
  }

  /** Cohorts by fiscal year of filing: how many were decided within so many months. */
  function countFollowed(level, first, initial) {
    if (first.opened < firstDay) return;
    const year = fiscalYearOf(first.opened);
    const id = `${level}.${docketOf(first.custody)}.${year}`;
    const cohort = cohorts.get(id) ?? { size: 0, within: followedMonths.map(() => 0) };
    cohorts.set(id, cohort);
    cohort.size += 1;
    followedMonths.forEach((months, n) => {
      if (initial !== undefined && initial.end.day <= monthsLater(first.opened, months)) cohort.within[n] += 1;
    });
  }

  function countPending({ level, custody, proceedings }, first) {
    const last = proceedings.reduce((a, b) => (comesLater(b, a) ? b : a));
    const isOpen = proceedings.some(({ end }) => end === null) || last.end.kind === "transfer";
    const state = isOpen ? "active" : last.end.kind === "closure" ? "inactive" : null;
    if (state === null) return;
    add(`pending.${state}.${ageBand(first?.opened ?? null, asOf)}`, level, docketOf(custody), edition);
  }

  function countAppeal({ level, type }, appeal) {
    if (!appeal.isCaseAppeal || !countedTypes.has(type)) return;
    const docket = docketOf(appeal.custody);
    if (appeal.filed !== null && appeal.filed >= firstDay) {
      add("appealsFiled", level, docket, fiscalYearOf(appeal.filed));
    }
    if (appeal.decision === null) add("appealsPending", level, docket, edition);
    else if (appeal.decision.day >= firstDay) {
      add(`appealsDecided.${appeal.decision.outcome}`, level, docket, fiscalYearOf(appeal.decision.day));
    }
  }

  return { countCase, countAppeal, counts, cohorts };
}

function earliest(list, keyOf) {
  return list.reduce((best, each) => {
    if (best === undefined) return each;
    const [a, b] = [keyOf(each), keyOf(best)];
    return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? each : best;
  }, undefined);
}

/** By the day of the end, or of the opening where the end has no day, or the proceeding's number. */
function comesLater(a, b) {
  const dayOf = ({ end, opened }) => end?.day ?? opened ?? -Infinity;
  return dayOf(a) > dayOf(b) || (dayOf(a) === dayOf(b) && a.idn > b.idn);
}

function ageBand(filed, asOf) {
  if (filed === null) return "unknownAge";
  for (const years of [1, 2, 3, 4, 5]) {
    if (monthsLater(filed, 12 * years) > asOf) return years === 1 ? "under1year" : `${years - 1}to${years}years`;
  }
  return "5yearsAndMore";
}
