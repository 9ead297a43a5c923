// The tables of the court's case data that are read: which columns are needed, and what every known column looks like.

/** What a field may hold; a row that was shifted is recognised, and put back, by this. */
export type ColumnLook =
  | "number"
  | "date"
  | "time"
  | "letter"
  | "code"
  | "nationality"
  | "caseType"
  | "custody"
  | "flag"
  | "text";

export interface NeededColumn {
  /** as in the header; matched without regard to case */
  readonly column: string;
  /** its name in the importer */
  readonly as: string;
  readonly kind: "key" | "caseKey" | "date" | "code" | "words";
}

export interface TableLayout {
  /** name of the file, which is that of the table with .csv; the file is tab-separated all the same */
  readonly file: string;
  readonly needed: readonly NeededColumn[];
  /** every column known from earlier editions */
  readonly known: Readonly<Record<string, ColumnLook>>;
}

const caseTable: TableLayout = {
  file: "A_TblCase.csv",
  needed: [
    { column: "IDNCASE", as: "key", kind: "key" },
    { column: "NAT", as: "nat", kind: "code" },
    { column: "CUSTODY", as: "custody", kind: "code" },
    { column: "CASE_TYPE", as: "caseType", kind: "code" },
  ],
  known: looks({
    number: "IDNCASE",
    date: `E_28_DATE LATEST_HEARING UP_BOND_DATE DATE_OF_ENTRY C_RELEASE_DATE ADDRESS_CHANGEDON DATE_DETAINED DATE_RELEASED
      DETENTION_DATE`,
    time: "LATEST_TIME",
    custody: "CUSTODY",
    letter: "SITE_TYPE LATEST_CAL_TYPE C_ASY_TYPE SEX GENDER",
    code: `ALIEN_STATE UPDATED_STATE LANG ATTY_NBR UPDATE_SITE UP_BOND_RSN CORRECTIONAL_FAC RELEASE_MONTH RELEASE_YEAR
      INMATE_HOUSING FNLDISP CASEPRIORITY_CODE`,
    nationality: "NAT",
    caseType: "CASE_TYPE",
    flag: "LPR ZBOND_MRG_FLAG",
    text: `ALIEN_CITY ALIEN_ZIPCODE UPDATED_ZIPCODE UPDATED_CITY C_BIRTHDATE DETENTION_LOCATION DCO_LOCATION DETENTION_FACILITY_TYPE`,
  }),
};

const proceedingTable: TableLayout = {
  file: "B_TblProceeding.csv",
  needed: [
    { column: "IDNPROCEEDING", as: "key", kind: "key" },
    { column: "IDNCASE", as: "caseKey", kind: "caseKey" },
    { column: "INPUT_DATE", as: "opened", kind: "date" },
    { column: "COMP_DATE", as: "ended", kind: "date" },
    { column: "DEC_CODE", as: "decision", kind: "code" },
    { column: "OTHER_COMP", as: "otherEnd", kind: "code" },
    { column: "ABSENTIA", as: "absentia", kind: "code" },
    { column: "CUSTODY", as: "custody", kind: "code" },
  ],
  known: looks({
    number: "IDNPROCEEDING IDNCASE",
    date: `OSC_DATE INPUT_DATE TRANS_IN_DATE HEARING_DATE COMP_DATE VENUE_CHG_GRANTED DATE_APPEAL_DUE_STATUS DATE_DETAINED
      DATE_RELEASED`,
    time: "HEARING_TIME",
    letter: `DEC_TYPE DEC_CODE OTHER_COMP APPEAL_RSVD APPEAL_NOT_FILED ABSENTIA TRANSFER_STATUS CRIM_IND IHP`,
    code: `BASE_CITY_CODE PREV_HEARING_BASE PREV_IJ_CODE IJ_CODE TRANS_NBR DEPORTED_1 DEPORTED_2 TRANSFER_TO LANG
      CORRECTIONAL_FAC`,
    nationality: "NAT",
    caseType: "CASE_TYPE",
    custody: "CUSTODY",
    flag: "AGGRAVATE_FELON",
    text: "HEARING_LOC_CODE PREV_HEARING_LOC SCHEDULED_HEAR_LOC",
  }),
};

const appealTable: TableLayout = {
  file: "tblAppeal.csv",
  needed: [
    { column: "idnAppeal", as: "key", kind: "key" },
    { column: "idncase", as: "caseKey", kind: "caseKey" },
    { column: "datAppealFiled", as: "opened", kind: "date" },
    { column: "datBIADecision", as: "ended", kind: "date" },
    { column: "strAppealCategory", as: "category", kind: "code" },
    { column: "strAppealType", as: "appealType", kind: "words" },
    { column: "strBIADecision", as: "decision", kind: "code" },
    { column: "strCustody", as: "custody", kind: "code" },
  ],
  known: looks({
    number: "IDNAPPEAL IDNCASE IDNPROCEEDING",
    date: "DATAPPEALFILED DATATTORNEYE27 DATBIADECISION",
    letter: "STRFILEDBY STRBIADECISIONTYPE STRPROBONO STRPROCEEDINGIHP",
    code: "STRAPPEALCATEGORY STRBIADECISION STRLANG",
    nationality: "STRNAT",
    caseType: "STRCASETYPE",
    custody: "STRCUSTODY",
    text: "STRAPPEALTYPE",
  }),
};

export const tables: readonly TableLayout[] = [caseTable, proceedingTable, appealTable];

function looks(columns: Partial<Record<ColumnLook, string>>): Record<string, ColumnLook> {
  const found: Record<string, ColumnLook> = {};
  for (const [look, names] of Object.entries(columns)) {
    for (const name of names.split(/\s+/)) found[name] = look as ColumnLook;
  }
  return found;
}
