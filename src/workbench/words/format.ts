// Numbers, dates and plurals as a language writes them.
import { number, percent } from "../../quantity/numberWords.ts";

export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

export interface Formats {
  readonly language: Language;
  /** "3.6 million", "1,234"; an en dash for null */
  prose(value: number | null): string;
  /** as short as can be: "3.6M" */
  short(value: number | null): string;
  /** as exact as its size needs */
  table(value: number | null): string;
  /** every digit there is */
  exact(value: number | null): string;
  percent(share: number | null): string;
  /** "July 2027" of "2027-07"; other texts stay as they are */
  period(label: string): string;
  /** "1 July 2027" of an ISO day; other texts stay as they are */
  day(iso: string): string;
  /** "31 ms", "2.4 s" */
  duration(milliseconds: number): string;
  /** "a, b and c" */
  list(parts: readonly string[]): string;
  plural(count: number): "one" | "other";
}

/** As Spanish is written in the United States, with points for decimals, like the documents it stands beside. */
const spanish = "es-US";

export function formatsOf(language: Language): Formats {
  const locale = language === "en" ? "en-US" : spanish;
  const rules = new Intl.PluralRules(locale);
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const dayFormat = new Intl.DateTimeFormat(language === "en" ? "en-GB" : spanish, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const dated = (text: string, iso: string, format: Intl.DateTimeFormat): string => {
    const at = new Date(`${iso}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? text : format.format(at);
  };
  return {
    language,
    ...(language === "en" ? english : inSpanish),
    period: (label) => (/^\d{4}-\d{2}$/.test(label) ? dated(label, `${label}-01`, month) : label),
    day: (iso) => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? dated(iso, iso, dayFormat) : iso),
    duration: (ms) =>
      ms < 1000
        ? `${Math.round(ms)} ms`
        : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`,
    list: (parts) => new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(parts),
    plural: (count) => (rules.select(count) === "one" ? "one" : "other"),
  };
}

type Numbers = Pick<Formats, "prose" | "short" | "table" | "exact" | "percent">;

/** The report's own, so that page and report write a number the same way. */
const english: Numbers = {
  prose: (value) => number(value, "prose"),
  short: (value) => number(value, "axis"),
  table: (value) => number(value, "table"),
  exact: (value) => number(value, "exact"),
  percent,
};

/** The same digits as in English, as es-US writes them: only words beside them are others. */
const inSpanish: Numbers = {
  prose: (value) => spanishScale(number(value, "prose")),
  short: (value) => spanishScale(number(value, "axis")),
  table: (value) => spanishScale(number(value, "table")),
  exact: (value) => spanishScale(number(value, "exact")),
  percent: (share) =>
    percent(share)
      .replace(/^under/, "menos del")
      .replace(/^over/, "más del"),
};

/** "1 millón" of "1 million" */
function spanishScale(text: string): string {
  return text
    .replace("without end", "sin fin")
    .replace(/^(−?1) million$/, "$1 millón")
    .replace(/ million$/, " millones")
    .replace(/ billion$/, " mil millones")
    .replace(/bn$/, " mil M");
}
