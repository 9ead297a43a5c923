// Invented histories as rows of the release: texts by column, in the publisher's formats.
import { appealColumns, caseColumns, proceedingColumns } from "./layout.mjs";
import { isoOf } from "./days.mjs";

const courts = ["MIA", "NYC", "LOS", "SFR", "HOU", "ELP", "BOS", "CHI"];
/** Latin-1 letters are in the release */
const cities = ["MIAMI", "NEW YORK", "LOS ANGELES", "HOUSTON", "SÃO PAULO", "CAÑON CITY", "EL PASO", "BROOKLYN"];
const states = ["FL", "NY", "CA", "TX", "CO"];
const languages = ["SP", "ENG", "CHM", "POR", "RUS"];

const dateText = (day) => (day === null ? "" : `${isoOf(day)} 00:00:00.000`);

/** A row as a record of texts; columns that are not named are empty. */
export function caseRow(dice, one) {
  const state = dice.pick(states);
  return arrange(caseColumns, {
    IDNCASE: String(one.idn),
    ALIEN_CITY: dice.pick(cities),
    ALIEN_STATE: state,
    ALIEN_ZIPCODE: String(10_000 + dice.below(89_999)),
    NAT: one.nat,
    LANG: dice.pick(languages),
    CUSTODY: one.custody,
    SITE_TYPE: "M",
    E_28_DATE: dice.chance(0.5) ? dateText(one.filed + 30) : "",
    ATTY_NBR: String(dice.below(4)),
    CASE_TYPE: one.type,
    UPDATE_SITE: dice.pick(courts),
    LATEST_HEARING: dateText(one.filed + 200),
    LATEST_TIME: "0830",
    LATEST_CAL_TYPE: dice.pick(["M", "I"]),
    DATE_OF_ENTRY: dice.chance(0.6) ? dateText(one.filed - dice.below(900)) : "",
    C_ASY_TYPE: dice.pick(["E", "I", ""]),
    C_BIRTHDATE: dice.chance(0.5) ? `${1 + dice.below(12)}/${1950 + dice.below(60)}` : "",
    UPDATED_STATE: state,
    ADDRESS_CHANGEDON: dateText(one.filed + 90),
    Sex: dice.pick(["M", "F", ""]),
    LPR: "0",
  });
}

export function proceedingRow(dice, one, proceeding) {
  const { end } = proceeding;
  const court = dice.pick(courts);
  return arrange(proceedingColumns, {
    IDNPROCEEDING: String(proceeding.idn),
    IDNCASE: String(one.idn),
    OSC_DATE: dateText(proceeding.opened - dice.below(300)),
    INPUT_DATE: dateText(proceeding.opened),
    BASE_CITY_CODE: court,
    HEARING_LOC_CODE: court,
    IJ_CODE: dice.pick(["ABC", "JRW", "KLM"]),
    TRANS_NBR: "0",
    HEARING_DATE: dateText(proceeding.opened + 60),
    HEARING_TIME: "1300",
    DEC_TYPE: end?.dec ? dice.pick(["O", "W"]) : "",
    DEC_CODE: end?.dec ?? "",
    DEPORTED_1: end?.outcome === "removal" ? one.nat : "",
    OTHER_COMP: end?.other ?? "",
    APPEAL_RSVD: end?.dec ? dice.pick(["Y", "N"]) : "",
    COMP_DATE: dateText(end?.day ?? null),
    ABSENTIA: end === null ? "" : end.inAbsentia ? "Y" : "N",
    VENUE_CHG_GRANTED: end?.other === "C" ? dateText(end.day) : "",
    TRANSFER_TO: end?.kind === "transfer" ? dice.pick(courts) : "",
    TRANSFER_STATUS: end?.other === "C" ? "V" : end?.other === "T" ? "T" : "",
    CUSTODY: proceeding.custody,
    CASE_TYPE: one.type,
    NAT: one.nat,
    LANG: dice.pick(languages),
    CRIM_IND: "N",
    AGGRAVATE_FELON: "0",
  });
}

export function appealRow(dice, one, appeal) {
  return arrange(appealColumns, {
    idnAppeal: String(appeal.idn),
    idncase: String(one.idn),
    idnProceeding: String(appeal.proceeding),
    strAppealCategory: appeal.category,
    strAppealType: appeal.type,
    datAppealFiled: dateText(appeal.filed),
    strFiledBy: dice.pick(["A", "I"]),
    datBIADecision: dateText(appeal.decision?.day ?? null),
    strBIADecision: appeal.decision?.code ?? "",
    strBIADecisionType: appeal.decision === null ? "" : dice.pick(["P", "R"]),
    strCaseType: one.type,
    strLang: dice.pick(languages),
    strNat: one.nat,
    strCustody: one.custody,
  });
}

function arrange(columns, texts) {
  return columns.map((name) => texts[name] ?? "");
}
