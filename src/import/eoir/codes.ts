// The court's letters and codes, and what is counted under them. Letters are overloaded: what one means
// depends on the kind of case.

/** Levels of nationality, as the facts write them; the last two are never a country. */
export const nationalityLevels = [
  "China",
  "Venezuela",
  "Cuba",
  "Russia",
  "Mexico",
  "Guatemala",
  "Honduras",
  "El Salvador",
  "India",
  "Colombia",
  "Ecuador",
  "Nicaragua",
  "Haiti",
  "Brazil",
  "Peru",
  "all other",
  "unknown",
] as const;
type NationalityLevel = (typeof nationalityLevels)[number];

/** The court's own country codes, which are no ISO codes: CH is China, ES is El Salvador. */
export const levelByNationalityCode: Readonly<Record<string, NationalityLevel>> = {
  CH: "China",
  VE: "Venezuela",
  CU: "Cuba",
  RU: "Russia",
  MX: "Mexico",
  GT: "Guatemala",
  HO: "Honduras",
  ES: "El Salvador",
  IN: "India",
  CO: "Colombia",
  EC: "Ecuador",
  NU: "Nicaragua",
  HA: "Haiti",
  BR: "Brazil",
  PE: "Peru",
  "??": "unknown",
  UN: "unknown",
  IU: "unknown",
  XX: "unknown",
};

export const dockets = ["detained", "nonDetained", "unknownCustody"] as const;
type Docket = (typeof dockets)[number];

/** D detained, R released, N never detained; the released belong to the docket of those who are not held. */
export const docketByCustody: Readonly<Record<string, Docket>> = { D: "detained", R: "nonDetained", N: "nonDetained" };

/** EOIR's published caseload counts these; credible and reasonable fear reviews and bond are other business. */
export const countedCaseTypes = ["RMV", "DEP", "EXC", "AOC", "WHO"] as const;
/** MAA stands in no lookup of the court; by its number (1,158 beside 1,448 appeals of category MA) manual appeals. */
export const otherCaseTypes = ["CFR", "RFR", "CSR", "CDR", "DCC", "DDC", "NAC", "REC", "BND", "MAA"] as const;

export const outcomes = [
  "removal",
  "voluntaryDeparture",
  "relief",
  "protection",
  "termination",
  "denied",
  "other",
] as const;
type Outcome = (typeof outcomes)[number];

/** E and Z are orders with withholding or protection: an order that cannot be carried out to that country. */
const removalDecisions: Readonly<Record<string, Outcome>> = {
  X: "removal",
  V: "voluntaryDeparture",
  R: "relief",
  G: "relief",
  C: "relief",
  A: "relief",
  S: "relief",
  E: "protection",
  Z: "protection",
  T: "termination",
  U: "termination",
};
const onlyDecisions: Readonly<Record<string, Outcome>> = {
  D: "denied",
  G: "relief",
  R: "relief",
  C: "relief",
  E: "protection",
  Z: "protection",
  T: "termination",
  U: "termination",
};

/** DEC_CODE by kind of case; a known letter that is not here is `other`. */
export const outcomeByDecision: Readonly<Record<(typeof countedCaseTypes)[number], Readonly<Record<string, Outcome>>>> =
  {
    RMV: removalDecisions,
    DEP: {
      D: "removal",
      V: "voluntaryDeparture",
      R: "relief",
      G: "relief",
      A: "relief",
      S: "relief",
      C: "relief",
      T: "termination",
    },
    EXC: {
      E: "removal",
      V: "voluntaryDeparture",
      A: "relief",
      R: "relief",
      G: "relief",
      C: "relief",
      S: "relief",
      T: "termination",
    },
    AOC: onlyDecisions,
    WHO: onlyDecisions,
  };

/** Every letter the court's decision lookups know, in DEC_CODE or OTHER_COMP; L lifts a detained status. */
export const knownDecisionLetters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Letters of the merits. In OTHER_COMP no lookup says what they mean, so there they are counted apart. */
export const onlyMeritsLetters = [..."DEGJLNRSVWXZ"];

/** OTHER_COMP: sent to another court. Closes a proceeding, never a case. */
export const transferLetters = ["T", "C"];
/** OTHER_COMP: administratively closed. The case stays, off the active docket. */
export const closureLetters = ["A", "B", "M", "Y"];
/** OTHER_COMP: ended without a decision on the merits (prosecutorial discretion, failure to prosecute, dismissal). */
export const terminationLetters = ["I", "F", "U"];

/** ABSENTIA; whatever else stands there is counted apart, and is no order in absentia */
export const absentiaLetters = ["Y", "N"];

/** strAppealCategory and strAppealType. Case appeals from a judge are counted, the rest are other business. */
export const appealCategories = ["IJ", "DD", "MA"];
export const appealTypes = [
  "Case Appeal",
  "AMSA Appeal",
  "Appeal of IJ MTR",
  "Bond Appeal",
  "Bond MTR Rec",
  "Bond MTR Rei",
  "Bond MTR Reo",
  "CDR",
  "Circuit Court Remand",
  "DD 212",
  "DD Bond",
  "DD Fines",
  "DD Visa",
  "Interlocutory Appeal",
  "MTR BIA",
  "RC Appeal",
  "SC Appeal",
  "Zero Bond Appeal",
];

export const boardOutcomes = ["dismissed", "remanded", "sustained", "withdrawn", "other"] as const;
type BoardOutcome = (typeof boardOutcomes)[number];

/** strBIADecision; the remaining known codes are `other` */
export const boardOutcomeByCode: Readonly<Record<string, BoardOutcome>> = {
  ...every("DIS DMO DNS DSO DUT DVD D30 DEN FMD REJ SAD SAF SAV SDG SED SND SOD SUD", "dismissed"),
  ...every("REM BCR ACR", "remanded"),
  ...every("SUS GRN GNR GRS CFG CFV CGR CPG CPC TER TPD", "sustained"),
  ...every("WDL WPD", "withdrawn"),
};
export const otherBoardCodes = "ABC ADM ADR APD CFD CON CTM DED MBD NAN NJU OTH OTS S-L SCC SNC SUP TPS".split(" ");

function every<T>(codes: string, outcome: T): Record<string, T> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, outcome]));
}
