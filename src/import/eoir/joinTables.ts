// From rows to histories: each case once, its proceedings in order, and what each proceeding ended with.
import {
  absentiaLetters,
  appealCategories,
  appealTypes,
  boardOutcomeByCode,
  boardOutcomes,
  closureLetters,
  countedCaseTypes,
  docketByCustody,
  dockets,
  knownDecisionLetters,
  levelByNationalityCode,
  nationalityLevels,
  onlyMeritsLetters,
  otherBoardCodes,
  otherCaseTypes,
  outcomeByDecision,
  outcomes,
  terminationLetters,
  transferLetters,
} from "./codes.ts";
import type { FaultCount, FaultName } from "./faults.ts";
import type { Engine } from "./openEngine.ts";
import { sqlText } from "./openEngine.ts";
import { examplesAt, rowNumbers } from "./readTable.ts";
import type { ReadTable } from "./readTable.ts";

/** How a proceeding stands: kinds are numbers in the engine. */
export const proceedingKinds = { open: 0, transfer: 1, closure: 2, completion: 3 } as const;

/** Makes `cases`: idn, level, docket, type (index among the counted types; null for other business). */
export async function joinCases(
  engine: Engine,
  cases: ReadTable,
  nationalityCodes: ReadonlySet<string>,
): Promise<void> {
  await dropDuplicates(engine, "cases", cases);
  await engine.run(`create table nationalities (code varchar, level utinyint)`);
  const values = [...nationalityCodes].map((code) => `(${sqlText(code)}, ${levelOf(code)})`);
  await engine.run(`insert into nationalities values ${values.join(", ")}`);
  await engine.run(
    `create table cases as
     select key as idn, coalesce(level, ${levelOf("??")})::utinyint as level, ${docketOf("custody")} as docket,
       ${indexOf("caseType", countedCaseTypes)} as type
     from cases_kept left join nationalities on nat = code`,
  );
  const unknown = (column: string, known: readonly string[]): string =>
    `${column} is null or ${column} not in (${known.map(sqlText).join(", ")})`;
  await countRows(engine, cases, "missingNationality", "NAT", "cases_kept", "nat is null");
  await countRows(
    engine,
    cases,
    "unknownNationality",
    "NAT",
    "cases_kept",
    unknown("nat", [...nationalityCodes]),
    "nat is not null",
  );
  await countRows(
    engine,
    cases,
    "unknownCustody",
    "CUSTODY",
    "cases_kept",
    unknown("custody", Object.keys(docketByCustody)),
  );
  const types = [...countedCaseTypes, ...otherCaseTypes];
  await countRows(engine, cases, "unknownCaseType", "CASE_TYPE", "cases_kept", unknown("caseType", types));
}

/**
 * Makes `proceedings`, of counted cases only: what each ended with and when. `place` orders the proceedings
 * of a case; `ended_at` orders its ends.
 */
export async function joinProceedings(engine: Engine, proceedings: ReadTable): Promise<void> {
  await dropDuplicates(engine, "proceedings", proceedings);
  const orphaned = "not exists (select 1 from cases where idn = caseKey)";
  await countRows(engine, proceedings, "orphan", "IDNCASE", "proceedings_kept", orphaned);
  const { open, transfer, closure, completion } = proceedingKinds;
  const inList = (letters: readonly string[]): string => letters.map(sqlText).join(", ");
  // days before the proceeding's number, which is below 2^40
  const order = (day: string): string =>
    `(coalesce(datediff('day', date '1900-01-01', ${day}), -1)::bigint * 1099511627776 + p.key)`;
  await engine.run(
    `create table proceedings as
     select p.n, p.key as idn, p.caseKey as caseIdn, c.level, c.type, p.opened, p.ended, ${docketOf("p.custody")} as docket,
       (case when decision is not null then ${completion}
             when otherEnd is null then case when ended is null then ${open} else ${completion} end
             when otherEnd in (${inList(transferLetters)}) then ${transfer}
             when otherEnd in (${inList(closureLetters)}) then ${closure}
             else ${completion} end)::utinyint as kind,
       (case when decision is not null then ${outcomeOf("c.type", "decision")}
             when otherEnd in (${inList(terminationLetters)}) then ${outcomes.indexOf("termination")}
             else ${outcomes.indexOf("other")} end)::utinyint as outcome,
       coalesce(absentia = 'Y', false) as in_absentia,
       ${order("p.opened")} as opened_at, ${order("p.ended")} as ended_at, ${order("coalesce(p.ended, p.opened)")} as place,
       p.decision is null and p.otherEnd is null and p.ended is not null as no_code,
       (p.decision is not null or p.otherEnd is not null) and p.ended is null as no_date,
       coalesce(p.decision, p.otherEnd) as letter,
       p.decision is null and p.otherEnd in (${inList(onlyMeritsLetters)}) as unclear_end,
       p.absentia is not null and p.absentia not in (${inList(absentiaLetters)}) as unknown_absentia
     from proceedings_kept p join cases c on c.idn = p.caseKey where c.type is not null`,
  );
  const codes = Object.keys(docketByCustody).map(sqlText).join(", ");
  await countRows(
    engine,
    proceedings,
    "unknownCustody",
    "CUSTODY",
    "proceedings_kept",
    `custody is null or custody not in (${codes})`,
    `not (${orphaned})`,
  );
  const letters = knownDecisionLetters.map(sqlText).join(", ");
  await countRows(engine, proceedings, "unknownDecision", "DEC_CODE", "proceedings", `letter not in (${letters})`);
  await countRows(engine, proceedings, "unclearEnd", "OTHER_COMP", "proceedings", "unclear_end");
  await countRows(engine, proceedings, "unknownAbsentia", "ABSENTIA", "proceedings", "unknown_absentia");
  await countRows(engine, proceedings, "endWithoutDate", "COMP_DATE", "proceedings", "no_date");
  await countRows(engine, proceedings, "endWithoutCode", "DEC_CODE", "proceedings", "no_code");
}

/** Makes `histories`: one row for each counted case with a proceeding. */
export async function joinHistories(engine: Engine): Promise<void> {
  const { open, completion } = proceedingKinds;
  const dated = `kind = ${completion} and ended is not null`;
  await engine.run(
    `create table histories as
     select caseIdn as idn, any_value(level) as level, min(opened) as filed,
       arg_min(docket, opened_at) filter (opened is not null) as docket_filed,
       count(*) filter (kind = ${open}) as open_ones, arg_max(kind, place) as last_kind,
       min(ended) filter (${dated}) as decided, min(ended_at) filter (${dated}) as decided_at
     from proceedings group by caseIdn`,
  );
}

/** Makes `appeals` of counted cases: appeals from a judge's decision in the case itself. */
export async function joinAppeals(engine: Engine, appeals: ReadTable): Promise<void> {
  await dropDuplicates(engine, "appeals", appeals);
  const orphaned = "not exists (select 1 from cases where idn = caseKey)";
  await countRows(engine, appeals, "orphan", "idncase", "appeals_kept", orphaned);
  const cases = boardOutcomes
    .filter((outcome) => outcome !== "other")
    .map((outcome) => {
      const codes = Object.keys(boardOutcomeByCode).filter((code) => boardOutcomeByCode[code] === outcome);
      return `when a.decision in (${codes.map(sqlText).join(", ")}) then ${boardOutcomes.indexOf(outcome)}`;
    });
  await engine.run(
    `create table appeals as
     select a.n, c.level, ${docketOf("a.custody")} as docket, a.opened, a.ended, a.decision,
       (case ${cases.join(" ")} else ${boardOutcomes.indexOf("other")} end)::utinyint as outcome
     from appeals_kept a join cases c on c.idn = a.caseKey
     where c.type is not null and a.category = 'IJ' and a.appealType = 'CASE APPEAL'`,
  );
  const inList = (words: readonly string[]): string => words.map((word) => sqlText(word.toUpperCase())).join(", ");
  await countRows(
    engine,
    appeals,
    "unknownAppealType",
    "strAppealType",
    "appeals_kept",
    `category is null or category not in (${inList(appealCategories)})
     or appealType is null or appealType not in (${inList(appealTypes)})`,
    `not (${orphaned})`,
  );
  const codes = [...Object.keys(boardOutcomeByCode), ...otherBoardCodes].map(sqlText).join(", ");
  await countRows(engine, appeals, "unknownDecision", "strBIADecision", "appeals", `decision not in (${codes})`);
  const known = Object.keys(docketByCustody).map(sqlText).join(", ");
  await countRows(
    engine,
    appeals,
    "unknownCustody",
    "strCustody",
    "appeals_kept",
    `custody is null or custody not in (${known})`,
    `not (${orphaned})`,
  );
}

/** Makes the view `<name>_kept`: rows with their keys, the first of each number. */
async function dropDuplicates(engine: Engine, name: string, read: ReadTable): Promise<void> {
  const isWhole = read.table.layout.needed.some(({ kind }) => kind === "caseKey")
    ? "key is not null and caseKey is not null"
    : "key is not null";
  await engine.run(
    `create table ${name}_twice as select key, min(n) as first from ${name}_rows where ${isWhole} group by key having count(*) > 1`,
  );
  const isSecond = `exists (select 1 from ${name}_twice t where t.key = r.key and t.first <> r.n)`;
  await engine.run(`create view ${name}_kept as select * from ${name}_rows r where ${isWhole} and not ${isSecond}`);
  const column = read.table.layout.needed[0].column;
  await countRows(engine, read, "duplicateKey", column, `${name}_rows r`, isWhole, isSecond);
}

/** Adds the fault with its first rows, if there are any. */
async function countRows(
  engine: Engine,
  { table, survey, faults }: ReadTable,
  fault: FaultName,
  column: string,
  from: string,
  ...conditions: readonly string[]
): Promise<void> {
  const where = conditions.map((condition) => `(${condition})`).join(" and ");
  const [{ rows, first }] = (await engine.rows(
    `select count(*) as rows, array_to_string(min(n, 3), ' ') as first from ${from} where ${where}`,
  )) as { rows: number; first: string | null }[];
  if (rows === 0) return;
  const found: FaultCount = { fault, rows, examples: examplesAt(table, survey, column, rowNumbers(first)) };
  faults.push(found);
}

function levelOf(code: string): number {
  return nationalityLevels.indexOf(levelByNationalityCode[code] ?? "all other");
}

function docketOf(custody: string): string {
  const cases = Object.entries(docketByCustody).map(
    ([code, docket]) => `when '${code}' then ${dockets.indexOf(docket)}`,
  );
  return `(case ${custody} ${cases.join(" ")} else ${dockets.indexOf("unknownCustody")} end)::utinyint`;
}

function indexOf(column: string, codes: readonly string[]): string {
  return `(case ${column} ${codes.map((code, n) => `when '${code}' then ${n}`).join(" ")} end)::utinyint`;
}

/** The same letter means different things in different kinds of case. */
function outcomeOf(type: string, letter: string): string {
  const byType = countedCaseTypes.map((name, n) => {
    const letters = Object.entries(outcomeByDecision[name]).map(
      ([each, outcome]) => `when '${each}' then ${outcomes.indexOf(outcome)}`,
    );
    return `when ${n} then case ${letter} ${letters.join(" ")} else ${outcomes.indexOf("other")} end`;
  });
  return `case ${type} ${byType.join(" ")} end`;
}
