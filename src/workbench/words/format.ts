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
const minus = "−";
const noNumber = "–";

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
    ...(language === "en" ? english : numbersIn(spanish)),
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

function numbersIn(locale: string): Numbers {
  const make = (options: Intl.NumberFormatOptions): Intl.NumberFormat => new Intl.NumberFormat(locale, options);
  const whole = make({ maximumFractionDigits: 0 });
  const two = make({ minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const three = make({ minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
  const trimmed = make({ maximumSignificantDigits: 3 });
  const long = make({ notation: "compact", compactDisplay: "long", maximumSignificantDigits: 2 });
  const brief = make({ notation: "compact", compactDisplay: "short", maximumSignificantDigits: 3 });
  const exact = make({ maximumFractionDigits: 20 });
  const said =
    (format: (size: number) => string) =>
    (value: number | null): string => {
      if (value === null || Number.isNaN(value)) return noNumber;
      if (!Number.isFinite(value)) return `${value < 0 ? minus : ""}sin fin`;
      const text = format(Math.abs(value));
      return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text;
    };
  const bySize =
    (small: Intl.NumberFormat, digits: number) =>
    (size: number): string => {
      if (Number.isInteger(size) && size < 10 ** digits) return whole.format(size);
      return size >= 10 ** digits ? whole.format(Number(size.toPrecision(digits - 1))) : small.format(size);
    };
  return {
    prose: said((size) => (size >= 999_500 ? long.format(size) : bySize(two, 3)(size))),
    short: said((size) => (size >= 1000 ? brief.format(size) : bySize(trimmed, 4)(size))),
    table: said(bySize(three, 4)),
    exact: said((size) => exact.format(size)),
    percent: (share) => {
      if (share === null) return noNumber;
      if (share > 0 && share < 0.005) return "menos del 1 %";
      if (share < 1 && share > 0.995) return "más del 99 %";
      return `${said((size) => whole.format(size))(share * 100)} %`;
    },
  };
}
