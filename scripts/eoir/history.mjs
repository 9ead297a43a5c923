// What becomes of one invented case: filed, sent from court to court, closed, decided, reopened, appealed. No row of a file yet.
import { nationalities } from "./layout.mjs";

const caseTypes = [
  ["RMV", 95],
  ["WHO", 1.5],
  ["AOC", 1],
  ["DEP", 0.7],
  ["EXC", 0.3],
  ["CFR", 1],
  ["RFR", 0.5],
];
const custodies = [
  ["N", 60],
  ["R", 25],
  ["D", 15],
];
/** [letter, weight, what it means in a case of that type] */
const removalLetters = [
  ["X", 50, "removal"],
  ["R", 18, "relief"],
  ["T", 16, "termination"],
  ["V", 7, "voluntaryDeparture"],
  ["U", 5, "termination"],
  ["E", 2, "protection"],
  ["Z", 1, "protection"],
  ["O", 1, "other"],
];
const onlyLetters = [
  ["D", 60, "denied"],
  ["G", 30, "relief"],
  ["W", 10, "other"],
];
const letters = {
  RMV: removalLetters,
  DEP: [
    ["D", 60, "removal"],
    ["V", 15, "voluntaryDeparture"],
    ["R", 15, "relief"],
    ["T", 10, "termination"],
  ],
  EXC: [
    ["E", 70, "removal"],
    ["A", 20, "relief"],
    ["T", 10, "termination"],
  ],
  AOC: onlyLetters,
  WHO: onlyLetters,
  CFR: onlyLetters,
  RFR: onlyLetters,
};
/** ends of a proceeding outside DEC_CODE: [letter, weight, kind, what it means] */
const otherEnds = [
  ["I", 60, "completion", "termination"],
  ["F", 20, "completion", "termination"],
  ["O", 20, "completion", "other"],
];
const boardDecisions = [
  ["DIS", 50, "dismissed"],
  ["SAF", 10, "dismissed"],
  ["REM", 20, "remanded"],
  ["SUS", 8, "sustained"],
  ["WDL", 5, "withdrawn"],
  ["CON", 2, "other"],
];

/**
 * @param dice     from openDice
 * @param idn      the case's number; its proceedings and appeals take 8·idn and the seven after it
 * @param firstDay of filing, days since 1970
 * @param asOf     the last day the release knows of
 */
export function inventCase(dice, idn, firstDay, asOf) {
  const [nat, , , level] = dice.weighted(nationalities, 2);
  const [type] = dice.weighted(caseTypes, 1);
  const [custody] = dice.weighted(custodies, 1);
  const filed = firstDay + dice.below(asOf - firstDay + 1);
  const whole = { idn, nat, level, type, custody, filed, proceedings: [], appeals: [] };
  const pace = custody === "D" ? 120 : 1300;
  let opened = filed;
  for (let n = 0; n < 4; n++) {
    const proceeding = { idn: 8 * idn + n, opened, custody, end: null };
    whole.proceedings.push(proceeding);
    const ends = opened + 1 + Math.floor(-Math.log(1 - dice.next()) * pace);
    if (ends > asOf) break;
    proceeding.end = inventEnd(dice, type, ends, n);
    const { kind } = proceeding.end;
    const goesOn = kind === "transfer" ? 0.97 : kind === "closure" ? 0.2 : 0.06;
    if (kind === "completion" && dice.chance(0.2)) whole.appeals.push(inventAppeal(dice, proceeding, n, asOf));
    if (!dice.chance(goesOn)) break;
    opened = ends + dice.below(kind === "transfer" ? 30 : 400);
    if (opened > asOf) break;
  }
  return whole;
}

function inventEnd(dice, type, day, n) {
  const roll = dice.next();
  if (roll < 0.15 && n < 3) return { kind: "transfer", day, other: dice.pick(["C", "T"]), dec: "", outcome: "" };
  if (roll < 0.23) return { kind: "closure", day, other: dice.pick(["A", "B", "M", "Y"]), dec: "", outcome: "" };
  if (roll < 0.27) {
    const [other, , kind, outcome] = dice.weighted(otherEnds, 1);
    return { kind, day, other, dec: "", outcome, inAbsentia: false };
  }
  const [dec, , outcome] = dice.weighted(letters[type], 1);
  return { kind: "completion", day, other: "", dec, outcome, inAbsentia: outcome === "removal" && dice.chance(0.4) };
}

function inventAppeal(dice, proceeding, n, asOf) {
  const filed = Math.min(asOf, proceeding.end.day + dice.below(31));
  const decided = filed + 20 + dice.below(900);
  const [code, , outcome] = dice.weighted(boardDecisions, 1);
  const isCaseAppeal = dice.chance(0.85);
  return {
    idn: proceeding.idn + 4,
    proceeding: proceeding.idn,
    filed,
    category: "IJ",
    type: isCaseAppeal ? "Case Appeal" : dice.pick(["Bond Appeal", "Interlocutory Appeal", "MTR BIA"]),
    isCaseAppeal,
    decision: decided > asOf ? null : { day: decided, code, outcome },
  };
}
