// The release's real faults, one at a time, each with what a careful reader must make of it. A fault changes the row as written; what it does to the
// meaning it does to `seen`, the row as a careful reader understands it (null: the row is lost).
import { appealColumns, caseColumns, proceedingColumns } from "./layout.mjs";
import { isoOf } from "./days.mjs";

const at = (columns) => Object.fromEntries(columns.map((name, n) => [name, n]));
const inCase = at(caseColumns);
const inProceeding = at(proceedingColumns);
const inAppeal = at(appealColumns);

/** Written beside a row: whole texts of lines may be broken or repeated. */
const asWritten = { tail: "", twice: false };

const insert = (place, text) => (row) => {
  const value = row.texts[place];
  const half = Math.ceil(value.length / 2);
  row.texts[place] = value.slice(0, half) + text + value.slice(half);
};
const replace = (place, text) => (row) => {
  row.texts[place] = text;
};
/** Leaves out the empty fields at the end of the line. */
const cutShort = (row) => {
  const last = row.texts.findLastIndex((text) => text !== "");
  row.texts.length = Math.max(last + 1, row.texts.length - 3);
};
const tail = (text) => (row) => {
  row.tail = text;
};
const lost = (row) => {
  row.seen = null;
};
const twice = (row) => {
  row.twice = true;
};
const both =
  (...changes) =>
  (row) =>
    changes.forEach((change) => change(row));
const seeing = (change) => (row) => {
  if (row.seen !== null) change(row.seen);
};

/** kind → what is done to the row. Kinds are the importer's own words for them; "unseen…" must not be counted as anything. */
export const caseFaults = {
  nulByte: insert(inCase.CUSTODY, "\0"),
  strayMark: (row) => replace(inCase.CUSTODY, `"${row.texts[inCase.CUSTODY]}"`)(row),
  escapedTab: insert(inCase.ALIEN_CITY, "\\\t"),
  extraTab: insert(inCase.ALIEN_CITY, "\t"),
  trailingTab: tail("\t\t"),
  shortRow: cutShort,
  splitRow: insert(inCase.ALIEN_CITY, "\r\n"),
  unreadableRow: both(insert(inCase.ALIEN_CITY, "\t"), replace(inCase.DATE_OF_ENTRY, "ORL"), lost),
  missingKey: both(replace(inCase.IDNCASE, ""), lost),
  duplicateKey: twice,
  unknownNationality: both(
    replace(inCase.NAT, "Q1"),
    seeing((seen) => (seen.level = "unknown")),
  ),
  unknownCustody: both(
    replace(inCase.CUSTODY, "X"),
    seeing((seen) => (seen.custody = "X")),
  ),
  otherSpelling: (row) => replace(inCase.CUSTODY, ` ${row.texts[inCase.CUSTODY].toLowerCase()}`)(row),
  unknownCaseType: both(
    replace(inCase.CASE_TYPE, "0"),
    seeing((seen) => (seen.type = "0")),
  ),
  foreignByte: insert(inCase.ALIEN_CITY, "\u0092"),
  unseenQuote: insert(inCase.ALIEN_CITY, '"'),
};

export const proceedingFaults = {
  nulByte: insert(inProceeding.CASE_TYPE, "\0"),
  escapedTab: insert(inProceeding.HEARING_LOC_CODE, "\\\t"),
  extraTab: insert(inProceeding.HEARING_LOC_CODE, "\t"),
  trailingTab: tail("\t"),
  shortRow: cutShort,
  splitRow: insert(inProceeding.IJ_CODE, "\r\n"),
  unreadableRow: both(insert(inProceeding.HEARING_LOC_CODE, "\t"), replace(inProceeding.HEARING_DATE, "ORL"), lost),
  missingKey: both(replace(inProceeding.IDNPROCEEDING, ""), lost),
  orphan: both(replace(inProceeding.IDNCASE, "999999999"), lost),
  duplicateKey: twice,
  otherSpelling: (row) => replace(inProceeding.CUSTODY, row.texts[inProceeding.CUSTODY].toLowerCase())(row),
  wordForNothing: (row) => {
    if (row.seen.end !== null) return false;
    return replace(inProceeding.ABSENTIA, "nul")(row);
  },
  unknownAbsentia: (row) => {
    if (!row.seen.isCounted || row.seen.end === null || row.seen.end.inAbsentia === true) return false;
    return replace(inProceeding.ABSENTIA, "Q")(row);
  },
  unclearEnd: (row) => {
    if (!row.seen.isCounted || row.seen.end?.kind !== "completion") return false;
    row.seen.end = { ...row.seen.end, outcome: "other" };
    replace(inProceeding.DEC_CODE, "")(row);
    return replace(inProceeding.OTHER_COMP, "X")(row);
  },
  unusualDate: (row) => {
    const [year, month, day] = isoOf(row.seen.opened).split("-");
    replace(inProceeding.INPUT_DATE, `${Number(month)}/${Number(day)}/${year}`)(row);
  },
  impossibleDate: both(
    replace(inProceeding.INPUT_DATE, "0201-05-06 00:00:00.000"),
    seeing((seen) => (seen.opened = null)),
  ),
  unreadableDate: both(
    replace(inProceeding.INPUT_DATE, "UNKNOWN"),
    seeing((seen) => (seen.opened = null)),
  ),
  unknownCustody: both(
    replace(inProceeding.CUSTODY, "7"),
    seeing((seen) => (seen.custody = "7")),
  ),
  unknownDecision: (row) => {
    if (!row.seen.isCounted || row.seen.end?.kind !== "completion" || row.seen.end.dec === "") return false;
    replace(inProceeding.DEC_CODE, "7")(row);
    row.seen.end = { ...row.seen.end, outcome: "other" };
    return true;
  },
  endWithoutDate: (row) => {
    if (!row.seen.isCounted || row.seen.end === null) return false;
    replace(inProceeding.COMP_DATE, "")(row);
    row.seen.end = { ...row.seen.end, day: null };
    return true;
  },
  endWithoutCode: (row) => {
    if (!row.seen.isCounted || row.seen.end === null) return false;
    replace(inProceeding.DEC_CODE, "")(row);
    replace(inProceeding.OTHER_COMP, "")(row);
    row.seen.end = {
      ...row.seen.end,
      kind: "completion",
      outcome: "other",
      inAbsentia: row.seen.end.inAbsentia ?? false,
    };
    return true;
  },
};

export const appealFaults = {
  nulByte: insert(inAppeal.strAppealType, "\0"),
  trailingTab: tail("\t"),
  missingKey: both(replace(inAppeal.idnAppeal, ""), lost),
  orphan: both(replace(inAppeal.idncase, "999999999"), lost),
  duplicateKey: twice,
  impossibleDate: both(
    replace(inAppeal.datAppealFiled, "2199-01-01 00:00:00.000"),
    seeing((seen) => (seen.filed = null)),
  ),
  otherSpelling: replace(inAppeal.strAppealCategory, "ij"),
  wordForNothing: (row) => {
    if (row.seen.decision !== null) return false;
    return replace(inAppeal.strBIADecision, "und")(row);
  },
  unknownAppealType: (row) => {
    row.seen.isCaseAppeal = false;
    return replace(inAppeal.strAppealType, "test")(row);
  },
  unknownDecision: (row) => {
    if (!row.seen.isCounted || row.seen.decision === null || !row.seen.isCaseAppeal) return false;
    replace(inAppeal.strBIADecision, "QQQ")(row);
    row.seen.decision = { ...row.seen.decision, outcome: "other" };
    return true;
  },
};

/** A row before any fault. `seen` is what a reader should understand. */
export function soundRow(texts, seen) {
  return { ...asWritten, texts, seen };
}

/**
 * Does one fault to the row; false when the row offers no occasion for it.
 *
 * @returns whether the fault was done
 */
export function spoil(row, fault) {
  return fault(row) !== false;
}
