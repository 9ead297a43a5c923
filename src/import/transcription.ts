// Figures typed one a line from many documents: each line names its series, period, unit, publisher and confidence.
import type { Confidence } from "../facts/fact.ts";
import type { Account } from "./account.ts";
import type { Importer } from "./importer.ts";
import { readRecords } from "./records.ts";
import type { FactTable } from "./table.ts";

type Source = Importer["source"];

interface Transcription {
  readonly publication: string;
  readonly file: string;
  readonly source: Pick<Source, "publisher" | "title" | "publishedOn" | "foundIn" | "notes">;
  readonly scope: string;
  /** a series as the file writes it, or its part before a colon; the others are named by their words */
  readonly names?: Readonly<Record<string, string>>;
}

const columns = ["series", "period", "value", "unit", "publisher", "document", "date_published", "where_found",
  "confidence", "note"] as const; // prettier-ignore
const sameFigure = ["series", "period", "unit", "publisher", "document", "date_published"] as const;
const decimal = { whole: false, formulas: "refused" } as const;

/** An importer of one such file. Lines with several figures, or with none, are left out and told. */
export function transcription({ publication, file, source, scope, names = {} }: Transcription): Importer {
  return {
    publication,
    family: publication,
    files: [file],
    source: { ...source, retrievedOn: "2026", licence: "figures of public documents and press, as quoted" },
    common: { scope },
    roundedTo: 0,
    // figures are quoted now and then, not every month or year
    mayLackMonths: () => true,
    mayLackYears: true,
    read: (table, [account]) => readTranscription(table, account, names),
  };
}

function readTranscription(table: FactTable, account: Account, names: Readonly<Record<string, string>>): void {
  const seen = new Map<string, string>();
  for (const record of readRecords(account, columns, ["document", "where_found", "note"])) {
    const printed = record.text("value");
    const confidence = record.text("confidence");
    if (!/^-?\d+(\.\d+)?$/.test(printed)) {
      account.leftOut("lines with several figures or none", record.place("value"));
      continue;
    }
    const measure = measureOf(record.text("unit"));
    if (measure === null) {
      account.wrong(record.place("unit"), "a unit that facts know", JSON.stringify(record.text("unit")));
      continue;
    }
    if (!isConfidence(confidence)) {
      account.wrong(record.place("confidence"), "A, B, C or D", JSON.stringify(confidence));
      continue;
    }
    const value = record.figure("value", decimal);
    if (value === null) continue;
    if (value < 0 && !/change/.test(record.text("series"))) {
      account.wrong(record.place("value"), "0 or more of what is no change", printed);
      continue;
    }
    // another document may print another figure; the same one prints it once
    const figure = JSON.stringify(sameFigure.map(record.text));
    const first = seen.get(figure);
    if (first !== undefined) {
      account.wrong(record.place("series"), "each figure of a document once", `that of ${first} again`);
      continue;
    }
    seen.set(figure, /line \d+/.exec(record.address("series"))?.[0] ?? "");
    const [series, publishedOn] = [record.text("series"), record.text("date_published")];
    const name = nameOf(series, names);
    const { suffix, period } = periodOf(record.text("period"));
    const taken = table.rows.has(`${name}.${suffix}`);
    const sources = ["publisher", "document", "date_published", "where_found", "note"] as const;
    table.add(taken ? `${name}.asPrinted${publishedOn}` : name, suffix, {
      title: titleOf(series),
      value: measure.percent ? value / 100 : value,
      unit: measure.unit,
      period,
      confidence,
      address: record.address("value"),
      note: [
        ...sources.map(record.text),
        confidence === "D" ? "unverified" : "",
        measure.percent ? `printed as ${printed} percent` : record.text("unit"),
      ]
        .filter((words) => words !== "")
        .join("; "),
    });
  }
}

const isConfidence = (text: string): text is Confidence => ["A", "B", "C", "D"].includes(text);

/** "pending_active:China" → "pendingActive.China"; "ICE Air: removal flights" → "iceAir.removalFlights" */
function nameOf(series: string, names: Readonly<Record<string, string>>): string {
  return series
    .split(/ ?[:;] ?/)
    .map((part, n) =>
      Object.hasOwn(names, part) ? names[part] : n > 0 && /^[A-Z][a-z]/.test(part) ? part : camelCase(part),
    )
    .join(".");
}

function camelCase(words: string): string {
  const [first = "", ...more] = words.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return first.toLowerCase() + more.map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}

function titleOf(series: string): string {
  const words = series.replaceAll("_", " ").replaceAll(/ ?: ?/g, ": ");
  return words[0].toUpperCase() + words.slice(1);
}

const monthsOfYear = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The end of a row's id, and the period as facts write it. What names no days stays as it was printed. */
function periodOf(printed: string): { suffix: string; period: string } {
  const quarters = /^FY(\d{4}) Q1-Q([234])$/.exec(printed);
  if (quarters !== null) {
    const text = `FY${quarters[1]}Q${quarters[2]}YTD`;
    return { suffix: text, period: text };
  }
  const toDate = /^FY(\d{4}) Oct-([A-Z][a-z]{2})$/.exec(printed);
  if (toDate !== null) {
    const [year, month] = [Number(toDate[1]), monthsOfYear.indexOf(toDate[2]) + 1];
    const last = `${month >= 10 ? year - 1 : year}-${String(month).padStart(2, "0")}`;
    return { suffix: `FY${year}Oct-${toDate[2]}`, period: `${year - 1}-10/${last}` };
  }
  const yearEnd = /^FY(\d{4}) end$/.exec(printed);
  if (yearEnd !== null) return { suffix: `FY${yearEnd[1]}`, period: `end FY${yearEnd[1]}` };
  if (/^CY\d{4}$/.test(printed)) return { suffix: printed.slice(2), period: printed.slice(2) };
  return { suffix: printed.replaceAll(/[^A-Za-z0-9/-]+/g, "-").replace(/-$/, ""), period: printed };
}

/** What the file's unit counts, in units of the library; the file's own words go to the note. */
const units: readonly (readonly [pattern: RegExp, unit: string])[] = [
  // the outcome of a case, whose period says how long
  [/^(orders|grants|decisions|denials|applications|hearings)\b/, "cases"],
  [/^(cases|appeals|removals|transfers) a (month|year)/, "$1 per $2"],
  [/^USD/, "USD"],
  [/^(cases|persons|judges|flights|passengers|countries|days|share|members)\b/, "$1"],
  [/^permanent judges/, "judges"],
  [/^(seats)\b/, "$1"],
  [/^(requests)\b/, "$1"],
  [/^(bond )?(proceedings|rows|appeals)\b/, "cases"],
  [/^(encounters|arrests|removals|events|event)\b/, "events"],
];

function measureOf(printed: string): { unit: string; percent: boolean } | null {
  if (printed.startsWith("percent")) return { unit: "share", percent: true };
  if (printed === "ratio") return { unit: "share", percent: false };
  const found = units.find(([pattern]) => pattern.test(printed));
  if (found === undefined) return null;
  const [, counted, per] = found[0].exec(printed) ?? [];
  const unit = found[1].replace("$1", counted).replace("$2", per);
  if (!unit.includes(" per ")) return { unit, percent: false };
  return {
    unit: counted === "cases" || counted === "appeals" ? `cases per ${per}` : `events per ${per}`,
    percent: false,
  };
}
