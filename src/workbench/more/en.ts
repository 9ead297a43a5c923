// What further pictures say, in English: fetched with them. {braces} are filled in.
import type { BindingPairWords } from "../../present/bindingPair.ts";
import type { CostPairWords } from "../../present/costPair.ts";
import { monthWords } from "../../present/dayWords.ts";
import type { EachWords } from "../../present/eachChart.ts";
import type { FateWords } from "../../present/fateChart.ts";
import type { ObservedColumns } from "../../present/observedTable.ts";
import type { RecordWords } from "../../present/recordChart.ts";
import type { SurvivalWords } from "../../present/survivalChart.ts";
import type { TailWords } from "../../present/tailChart.ts";
import { englishTails, tailNote } from "../../present/tailWords.ts";
import type { WaitPairWords } from "../../present/waitPair.ts";
import { days, number, percent, ratioText } from "../../quantity/numberWords.ts";

export interface MoreWords {
  readonly readKeys: string;
  readonly readNothing: string;
  readonly readHow: string;
  readonly observedKnown: string;
  readonly observedElsewhere: string;
  readonly observedColumns: ObservedColumns;
  readonly each: EachWords;
  readonly eachAlone: string;
  readonly eachWithout: string;
  readonly binding: BindingPairWords;
  readonly noBinding: string;
  readonly bindingRule: string;
  readonly useSteps: readonly string[];
  readonly bindsHere: string;
  readonly inLineHere: string;
  readonly costs: CostPairWords;
  readonly noCosts: string;
  readonly peopleTitle: string;
  readonly peopleHow: string;
  readonly peopleFollow: string;
  readonly peopleAgain: string;
  readonly peopleProgress: string;
  readonly peopleMoved: string;
  readonly peopleBy: string;
  readonly waits: WaitPairWords;
  readonly noWaits: string;
  readonly waitsNote: string;
  readonly tails: TailWords;
  readonly tailsNote: string;
  readonly survival: SurvivalWords;
  readonly survivalNote: string;
  readonly noSurvival: string;
  readonly fates: FateWords;
  readonly fatesNote: string;
  readonly fatesSides: string;
  readonly noFates: string;
  readonly record: RecordWords;
  readonly recordNote: string;
  readonly recordFrom: string;
  readonly noRecord: string;
  readonly uncounted: string;
}

const tableBelow = "The table below holds every value.";
const shortTime = (time: number): string =>
  time < 2 / 24 ? `${number(time * 1440, "prose")} min` : time < 2 ? `${number(time * 24, "prose")} h` : days(time);
const ofSide = (side: string): string => (side === "" ? "" : ` ${side}`);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const moreEn: MoreWords = {
  readKeys: "Values of “{title}”: arrow keys go along a line and from one to another",
  readNothing: "no value is chosen",
  readHow: "Point at the picture, or use arrow keys, for its values.",
  observedKnown:
    "Diamonds are published figures, all of them in-sample: whoever made the model knew them, and a curve that meets them has passed no test.",
  observedElsewhere: "{count} published figures lie over “Both lines”.",
  observedColumns: {
    caption: (title) => `Published figures: ${title}`,
    period: "period",
    published: "published",
    source: "publisher and publication",
    on: "came out on",
  },
  each: {
    tableBelow,
    title: (what, lowest, low, highest, high, when) =>
      `${what}: from ${low} (${lowest}) to ${high} (${highest}) ${when}`,
    same: (what, value, when) => `${what}: ${value} ${when}, whatever is on`,
    line: (name, value) => `${capital(name)}: ${value} at the end.`,
  },
  eachAlone: "{title}, alone",
  eachWithout: "These cannot be had alone: {titles}.",
  binding: {
    tableBelow,
    chart: { noLine: "no line", peak: (persons) => `peak ${number(persons, "axis")}` },
    of: (count, areMonths) => `${count} ${areMonths ? "months" : "periods"}`,
    never: (of) => `Nothing is short in any of ${of}`,
    title: (resource, months, now, of) =>
      now === null || now === months
        ? `${resource}: short in ${months} of ${of}`
        : `${resource}: short in ${now} of ${of}, ${months} without the changes`,
    row: (resource, months, now, of) =>
      now === null
        ? `${resource}: short in ${months} of ${of}.`
        : `${resource}: short in ${months} of ${of} without the changes, ${now} with them.`,
    others: (titles) => `Never short: ${titles.join(", ")}.`,
    mark: (resource, side, month, use, inLine, binds) =>
      `${resource}${ofSide(side)}, ${monthWords(month)}: ${use === null ? "nothing to use" : `${percent(use)} in use`}, ` +
      `${number(inLine, "prose")} in line${binds ? "; binds" : ""}`,
    columns: {
      resource: "resource",
      side: "side",
      year: "year",
      use: "share in use",
      months: "months in which it binds",
      month: "month",
      inLine: "in line",
      away: "turned away",
      binds: "binds",
    },
    yes: "yes",
    no: "no",
    captions: { years: "What binds, by year", months: "What binds, by month" },
  },
  noBinding: "What binds: left out, because nothing in this model can be short.",
  bindingRule:
    "A resource is short, and binds (the bar under its strip), in a month in which 95 % of it or more is in use while somebody waits for it or is turned away. The grey area is the number in line, each strip on its own scale.",
  useSteps: ["under 50 %", "50 % or more", "70 %", "80 %", "90 %", "95 % in use"],
  bindsHere: "binds",
  inLineHere: "in line",
  costs: {
    tableBelow,
    nothing: (period) => `Nothing is spent in ${period}`,
    title: (total, parts, period) =>
      parts === null
        ? `It costs ${total} in ${period}`
        : `It costs ${parts.share} ${parts.less ? "less" : "more"} with the changes: ${total} in ${period}`,
    same: (total, period) => `It costs the same with the changes: ${total} in ${period}`,
    side: (name, total, route, share) => `${capital(`${name} ${total}`.trim())}, of which ${route} ${share}.`,
    mark: (route, side, cost, persons, each) => `${route}${ofSide(side)}: ${cost}; ${persons} carried, ${each} each`,
    money: (amount, currency) => `${number(amount, "prose")} ${currency}`.trim(),
    share: percent,
    number: (value) => number(value, "prose"),
    columns: { side: "side", route: "route", cost: "cost", persons: "carried or served", each: "cost of one" },
    caption: (period) => `Cost by route, ${period}`,
  },
  noCosts: "Cost by route: left out, because nothing in this model has a price.",
  peopleTitle: "By following every person",
  peopleHow:
    "Waits, how long people stay and what becomes of them are told by runs that follow every person: one without the changes and one with them, with the same chances, parameters at their values. One run is one history that may happen.",
  peopleFollow: "Follow everybody",
  peopleAgain: "Other chances",
  peopleProgress: "{share} of the runs",
  peopleMoved: "Something was moved since: this is of the state before. Follow everybody again.",
  peopleBy: "person by person, one run, chances no. {nth}",
  waits: {
    tableBelow,
    chart: { years: "years", days: "days", hours: "hours", median: "median", time: shortTime },
    everybody: "everybody",
    untilItsDay: "until its day",
    inLine: "in line",
    title: (stage, base, now) =>
      now === null
        ? `People wait longest at ${stage}: half of them ${base} or more`
        : base === now
          ? `Waits stay as they are: at ${stage} half wait ${base} or more`
          : `${stage}: half wait ${now} or more, ${base} without the changes`,
    line: (name, side, median, low, high) =>
      `${name}${ofSide(side)}: median ${median}, 8 in 10 from ${low} to ${high}.`,
    mark: (name, side, { p10, p25, median, p75, p90, count }) =>
      `${name}${ofSide(side)}: median ${shortTime(median)}; half from ${shortTime(p25)} to ${shortTime(p75)}, ` +
      `8 in 10 from ${shortTime(p10)} to ${shortTime(p90)}; ${number(count, "prose")} persons`,
    columns: { stage: "stage", side: "side", what: "wait", count: "persons", mean: "mean" },
    quantiles: ["10 % shorter than", "25 % shorter than", "median", "75 % shorter than", "90 % shorter than"],
    caption: (year) => (year === "" ? "Waits that ended in the run" : `Waits that ended in ${year}`),
    days: "days",
  },
  noWaits: "Waits: left out, because nobody's wait in a line ended.",
  waitsNote:
    "Of waits that ended in the last year of the run. The thick bar holds half of the people, the thin one 8 in 10.",
  tails: englishTails,
  tailsNote: `Half of the waits are over within the thick bar, 9 in 10 within the thin one, 99 in 100 by the ring. ${tailNote}`,
  survival: {
    tableBelow,
    axis: "share still there, by time since coming",
    time: shortTime,
    years: (count) => `${number(count, "prose")} ${count === 1 ? "year" : "years"}`,
    share: percent,
    title: (half, other) => {
      const said = (time: number | null): string =>
        time === null ? "never while it is watched" : `after ${shortTime(time)}`;
      if (other === undefined) return `Half have left ${said(half)}`;
      return said(half) === said(other)
        ? `Half have left ${said(half)}, with the changes and without`
        : `Half have left ${said(other)} with the changes, ${said(half)} without`;
    },
    line: (name, persons, half, last, after) =>
      `${capital(`${name === "" ? "" : `${name}: `}of ${number(persons, "prose")} who came`)} ` +
      `${half === null ? "more than half are" : `half have left after ${shortTime(half)}, and ${percent(last)} are`} still there after ${shortTime(after)}.`,
    mark: (name, share, after) => `${share} still there after ${after}${name === "" ? "" : `, ${name}`}`,
    columns: { after: "since coming", share: "share" },
    caption: "Share still there, by time since coming",
    nobody: "nobody came",
  },
  survivalNote:
    "Kaplan–Meier estimate of those who came from {since} on: whoever was still there when the run ended counts as long as they were watched.",
  noSurvival: "How long people stay: left out, because nobody came from {since} on.",
  fates: {
    tableBelow,
    still: "still there at the end",
    others: "other outcomes",
    axis: "share of those who came in the period",
    share: percent,
    number: (persons) => number(persons, "prose"),
    title: (fate, cohort, share, now) =>
      now === null || now === share
        ? `Of those who came in ${monthWords(cohort)}, ${share}: ${fate}`
        : `Of those who came in ${monthWords(cohort)}, ${now}: ${fate}; ${share} without the changes`,
    line: (side, cohort, parts) =>
      `${capital(`${side === "" ? "" : `${side}, `}of those who came in ${monthWords(cohort)}`)}: ${parts}.`,
    part: (fate, share) => `${fate} ${share}`,
    mark: (cohort, side, fate, persons, share) =>
      `${monthWords(cohort)}${ofSide(side)}: ${fate} ${share}, ${persons} persons`,
    columns: { cohort: "came in", side: "side", fate: "at the end of the run", persons: "persons", share: "share" },
    caption: "What became of people, by when they came",
  },
  fatesNote: "Where people are when the run ends, by when they came. Those who came late had less time.",
  fatesSides: "Upper, paler bars: {base}. Lower bars: {now}.",
  noFates: "Outcomes by when people came: left out, because nobody came.",
  record: {
    tableBelow,
    better: "better than a plain rule",
    worse: "worse",
    bound: "as good as the rule",
    months: (count) => (count % 12 === 0 ? `${count / 12} y` : `${count} mo`),
    ratio: ratioText,
    status: (status) => ({ passed: "passed", failed: "failed its gate", untested: "untested" })[status],
    notCompared: "no rule to compare with",
    title: (better, worse, compared) =>
      `Forecasts of the past: better than a plain rule in ${better} of ${compared} kinds, worse in ${worse}`,
    sentence: (held, outcomes, passed, failed, untested) =>
      `80 % intervals held ${held} of ${outcomes} outcomes. ${passed} kinds passed their gate, ${failed} failed it and are grey, ${untested} could not be tested.`,
    mark: ({ ratio, lower, upper, held, outcomes, n, baseline, status }, name) =>
      `${name}: ${ratio === null ? "no rule to compare with" : `${ratioText(ratio)} of the score of “${baseline}”`}` +
      `${lower === null || upper === null ? "" : ` (${ratioText(lower)} to ${ratioText(upper)})`}; ` +
      `held ${held} of ${outcomes}, ${n} independent; ${{ passed: "passed", failed: "failed its gate", untested: "untested" }[status]}`,
    columns: {
      kind: "kind",
      horizon: "months ahead",
      outcomes: "outcomes",
      held: "held by the 80 % interval",
      n: "independent outcomes",
      ratio: "score over that of the rule",
      lower: "a tenth of resamples below",
      upper: "a tenth above",
      rule: "rule",
      gate: "gate",
    },
    caption: "How forecasts of the past came out, by kind and horizon",
  },
  recordNote:
    "Each forecast stood on a day of the past and is held against figures published since. The spot is the model's score (CRPS) over that of a plain rule: left of 1 the model did better, right of it worse.",
  recordFrom: "Stored scores of the model as it stands; `pendency backtest {model}` makes them again.",
  noRecord: "Track record: left out, because no scores of this model's forecasts are stored.",
  uncounted: "Stored scores do not count: {why}.",
};
