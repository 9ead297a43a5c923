// What became of verdicts since an edition, in the words of a language: a terminal, a report and a page say it from these.
import type { DecidingPart } from "../ask/keptVerdicts.ts";
import type { ChangeCause } from "../ask/changeCauses.ts";
import type { EditionAccount, VerdictChange, VerdictChanges } from "../ask/verdictChanges.ts";
import { counted } from "../quantity/numberWords.ts";

/** Lists of things come in words. */
export interface EditionWords {
  readonly title: string;
  /** as somebody says what changed */
  readonly parts: Readonly<Record<DecidingPart, string>>;
  /** as it is named as a cause */
  readonly causes: Readonly<Record<DecidingPart, string>>;
  /** @param parts as `listed` has them: only all of them change it */
  together(parts: string): string;
  listed(words: readonly string[]): string;
  /** @param parts that differ; "": none does */
  summary(parts: string, changed: number, all: number): string;
  onlyPart(part: string): string;
  readonly newOrGone: string;
  readonly nothingDecides: string;
  notToldApart(parts: string): string;
  changedBy(causes: readonly string[]): string;
  /** @param asOf null: all that was at hand */
  known(asOf: string | null): string;
  /** @param set id of a parameter set; null: none */
  drawn(set: string | null): string;
  /** beside a statement on a page: what it was; null: it was not there */
  inEdition(edition: string, verdict: string | null): string;
  /** beside one of which only parts are others */
  partsOther(edition: string): string;
  /** before a command */
  readonly command: string;
  readonly changes: Readonly<Record<"caption" | "statement" | "part" | "before" | "now" | "because" | "none", string>>;
  readonly caption: string;
  readonly columns: readonly [nothing: string, older: string, newer: string];
  readonly rows: Readonly<
    Record<"name" | "model" | "data" | "known" | "draws" | "engine" | "asked" | "statements", string>
  >;
}

export const englishEditions: EditionWords = {
  title: "What changed since the last edition",
  parts: {
    data: "the data",
    model: "the model",
    draws: "the draws of uncertain figures",
    engine: "the engine",
    statement: "the statements",
    asked: "how it was asked",
  },
  causes: {
    data: "data",
    model: "model",
    draws: "draws",
    engine: "engine",
    statement: "statement",
    asked: "how it was asked",
  },
  together: (parts) => `${parts} together`,
  listed: (words) => joined(words, "and"),
  summary(parts, changed, all) {
    const what = parts === "" ? "Nothing that decides verdicts changed" : `Between the editions ${parts} changed`;
    const verdicts = changed === 0 ? `none of ${counted(all, "verdict")}` : `${counted(changed, "verdict")} of ${all}`;
    return `${what}: ${verdicts} ${changed < 2 ? "is" : "are"} another.`;
  },
  onlyPart: (part) => `As only ${part} changed, every change is by it.`,
  newOrGone: "the statement itself is new or gone",
  nothingDecides: "nothing that decides it changed",
  notToldApart: (parts) => `not told apart, as ${parts} changed`,
  changedBy: (causes) => `changed by ${causes.length === 1 ? causes[0] : `${joined(causes, "and")}, each alone`}`,
  known: (asOf) => (asOf === null ? "all that was at hand" : `as known on ${asOf}`),
  drawn: (set) => (set === null ? "of the documents" : `of parameter set ${set}`),
  inEdition: (edition, verdict) => `${verdict === null ? "not" : `${verdict},`} in edition ${edition}`,
  partsOther: (edition) => `parts of it are others than in edition ${edition}`,
  command: "The command that finds the same",
  changes: {
    caption: "Verdicts that are others than in the last edition",
    statement: "statement",
    part: "part",
    before: "before",
    now: "now",
    because: "because",
    none: "none",
  },
  caption: "What the two editions were made of",
  columns: ["", "last edition", "now"],
  rows: {
    name: "name",
    model: "documents but for statements, hash",
    data: "published figures, hash",
    known: "figures known",
    draws: "draws of uncertain figures",
    engine: "engine",
    asked: "how it was asked, hash",
    statements: "statements",
  },
};

export function joined(words: readonly string[], and: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words[words.length - 1]}`;
}

/** What differs between the two, and how many verdicts are others. */
export function summaryOf({ changed, same, differs }: VerdictChanges, said = englishEditions): string {
  return said.summary(partsSaid(differs, said), changed.length, changed.length + same);
}

/** "": more than one thing changed, or no verdict is another. */
export function onlyPartOf({ changed, differs }: VerdictChanges, said = englishEditions): string {
  return differs.length === 1 && changed.length > 0 ? said.onlyPart(said.parts[differs[0]]) : "";
}

/** Why a verdict is another. */
export function causeWords({ before, after, differs, causes }: VerdictChange, said = englishEditions): string {
  if (before === null || after === null) return said.newOrGone;
  if (differs.length === 0) return said.nothingDecides;
  if (causes.length === 0) return said.notToldApart(partsSaid(differs, said));
  return said.changedBy(causes.map((cause) => causeSaid(cause, said)));
}

/** Data are always told apart from all else, so that beside them each part alone changes nothing. */
function causeSaid(cause: ChangeCause, said: EditionWords): string {
  const listed = said.listed(cause.map((part) => said.causes[part]));
  return cause.length > 1 && cause.includes("data") ? said.together(listed) : listed;
}

/** What both were made of, row by row. */
export function editionRows(
  { older, newer }: VerdictChanges,
  said = englishEditions,
): readonly (readonly [string, string, string])[] {
  const row = (title: string, of: (one: EditionAccount) => string): readonly [string, string, string] => [
    title,
    of(older),
    of(newer),
  ];
  const { rows } = said;
  return [
    [rows.name, older.id, newer.id === "now" ? said.columns[2] : newer.id],
    row(rows.model, ({ model }) => model),
    row(rows.data, ({ data }) => data),
    row(rows.known, ({ asOf }) => said.known(asOf)),
    row(rows.draws, ({ draws }) => said.drawn(draws)),
    row(rows.engine, ({ engine }) => engine),
    row(rows.asked, ({ asked }) => asked),
    row(rows.statements, ({ statements }) => String(statements)),
  ];
}

function partsSaid(parts: readonly DecidingPart[], said: EditionWords): string {
  return said.listed(parts.map((part) => said.parts[part]));
}
