// Every fault the importer knows, what it does about it, and how it says so.

/**
 * repaired: the row counts, put right · blanked: the row counts without that value · dropped: the row does
 * not count
 */
export type Treatment = "repaired" | "blanked" | "noted" | "dropped";

interface FaultKind {
  readonly treatment: Treatment;
  readonly words: string;
}

export const faultKinds = {
  nulByte: { treatment: "repaired", words: "NUL bytes, taken out" },
  foreignByte: { treatment: "repaired", words: "bytes of another encoding than Latin-1, read as question marks" },
  strayMark: { treatment: "repaired", words: "a stray quotation mark or backslash around a value, taken off" },
  escapedTab: { treatment: "repaired", words: "a tab after a backslash, joined" },
  extraTab: { treatment: "repaired", words: "an extra tab inside a field; only one place fits the known columns" },
  trailingTab: { treatment: "repaired", words: "empty fields beyond the header, cut" },
  shortRow: { treatment: "repaired", words: "fewer fields than the header, the missing ones left empty" },
  splitRow: { treatment: "repaired", words: "a row broken over two lines, joined" },
  otherSpelling: { treatment: "repaired", words: "a code in lower case, read as its twin in capitals" },
  unusualDate: { treatment: "repaired", words: "a date in another format, read all the same" },
  unreadableDate: { treatment: "blanked", words: "a date that cannot be read, left empty" },
  impossibleDate: { treatment: "blanked", words: "a date before 1940 or after the edition, left empty" },
  wordForNothing: {
    treatment: "blanked",
    words: 'a word for nothing ("nul", "und", "N/A") in the place of a code, left empty',
  },
  unknownNationality: {
    treatment: "blanked",
    words: "a nationality code outside the release's lookup, counted as unknown",
  },
  missingNationality: { treatment: "blanked", words: "no nationality, counted as unknown" },
  unknownCustody: { treatment: "blanked", words: "a custody code other than D, N or R, or none; docket unknown" },
  unknownCaseType: { treatment: "blanked", words: "a case type nobody knows, or none; not counted as a removal case" },
  unknownDecision: { treatment: "noted", words: "a decision code nobody knows, counted as other" },
  unclearEnd: { treatment: "noted", words: "a letter of the merits in OTHER_COMP, counted as other" },
  unknownAbsentia: { treatment: "blanked", words: "an ABSENTIA letter other than Y or N; no order in absentia" },
  unknownAppealType: {
    treatment: "blanked",
    words: "an appeal's category or type nobody knows, or none; not counted as a case appeal",
  },
  endWithoutDate: {
    treatment: "noted",
    words: "a decision without a date: it ends the proceeding, no month counts it",
  },
  endWithoutCode: { treatment: "noted", words: "an end date without a decision, counted as other" },
  missingKey: { treatment: "dropped", words: "no number of its own, or none of its case" },
  duplicateKey: { treatment: "dropped", words: "a number that an earlier row has" },
  orphan: { treatment: "dropped", words: "the number of a case that is not in the release" },
  unreadableRow: { treatment: "dropped", words: "too many or too few fields, and no repair fits, or several do" },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

/** One place where a fault was seen; lines count from 1, the header being line 1; columns are fields, from 1. */
export interface FaultExample {
  readonly line: number;
  readonly column: number;
  readonly columnName: string;
  readonly value: string;
}

export interface FaultCount {
  readonly fault: FaultName;
  readonly rows: number;
  readonly examples: readonly FaultExample[];
}
