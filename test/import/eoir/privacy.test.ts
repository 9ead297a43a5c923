// Two hundred things a detector of personal data must tell apart.
import { expect, test } from "vitest";
import { appealColumns, caseColumns, proceedingColumns } from "../../../scripts/eoir/layout.mjs";
import { namesPersons, personalValue } from "../../../src/import/personalWords.ts";

const personalColumns = `
  NAME NAMES Name FIRST_NAME LAST_NAME MIDDLE_NAME FULL_NAME FAMILY_NAME FirstName LastName firstName last_name strFirstName
  strLastName strName FIRST_NM LAST_NM ALIEN_NAME AlienName ALIEN_FIRST_NAME ALIEN_LAST_NM RESPONDENT_NAME RespondentName PERSON_NAME
  CLIENT_NAME CHILD_NAME PARENT_NAME ATTORNEY_NAME ATTY_NAME ATTY_NM JUDGE_NAME IJ_NAME SURNAME Surname GIVEN_NAME GivenNames MAIDEN_NAME
  ALIAS ALIASES ALIAS_1 A_NUMBER A_NUM A_NBR A_NO ANUMBER ANUM A-NUMBER A.NUMBER ALIEN_NUMBER ALIEN_NBR ALIEN_NUM ALIEN_NO AlienNumber
  ALIEN_REG ALIEN_REGISTRATION AFILE A_FILE A_FILE_NUMBER SSN strSSN SOCIAL_SECURITY SOCIAL_SECURITY_NO SocialSecurityNumber PASSPORT
  PASSPORT_NO PassportNumber FBI_NO FBI_NUMBER FIN_NUMBER EMAIL E_MAIL EMAIL_ADDRESS PHONE PHONE_NO TELEPHONE DOB STREET STREET_ADDRESS
  ADDRESS_1 ADDRESS_LINE_1`
  .trim()
  .split(/\s+/);

test("columns that name or number persons are recognised by their names", () => {
  expect(personalColumns.length).toBeGreaterThan(75);
  expect(personalColumns.filter((name) => !namesPersons(name))).toEqual([]);
});

test("no column of the published release is taken for one", () => {
  const published = [...caseColumns, ...proceedingColumns, ...appealColumns];
  const newer = `FNLDISP GENDER NEW_FLAG NAT_NAME BASE_CITY_NAME CASE_ID strDocketNumber datCreatedOn idnLeadCase ALIEN_REGION Hear_Det_Type`;
  expect([...published, ...newer.split(" ")].filter(namesPersons)).toEqual([]);
});

const personalValues: readonly (readonly [string, string])[] = [
  ..."A012345678 A12345678 a012345678 A-012345678 A#012345678 A012-345-678 A-12-345-678"
    .split(" ")
    .map((value) => [value, "an A-number"] as const),
  ["A 012 345 678", "an A-number"],
  ["A 012345678", "an A-number"],
  [" A012345678 ", "an A-number"],
  ["123-45-6789", "a social security number"],
  ["someone@example.org", "an e-mail address"],
  ["GARCIA, MARIA", "a person's name"],
  ["GARCIA LOPEZ, MARIA ELENA", "a person's name"],
  ["Ñ'DIAYE, AWA", "a person's name"],
  ["LI, WEI", "a person's name"],
  ["O'NEILL, Sean P.", "a person's name"],
];

test.each(personalValues)("%s is %s", (value, what) => {
  expect(personalValue(value, false)).toBe(what);
});

const plainValues = `
  5000000 40000007 2024-05-06 2024-05-06T00:00 00:00:00.000 05/06/2024 1/1977 RMV DEP ABC A1 A12 A1B 33101 33101-1234 0830 13:00 N Y D M
  MIA NYC AC AWC/ATD RBC/D 237a02Aiii 212a06Ai 42B WCAT AO Z1 A1234567 012345678 1234567890 IJ MA FL NU ?? -- * 1A 1B SP ENG CHM`
  .trim()
  .split(/\s+/);

test("codes, dates, numbers of cases and zip codes are not", () => {
  expect(plainValues.length).toBeGreaterThan(45);
  expect(plainValues.filter((value) => personalValue(value, false) !== null)).toEqual([]);
  expect(personalValue("Case Appeal", false)).toBeNull();
  expect(personalValue("", false)).toBeNull();
});

test("a city with its state is no person where cities stand, but may be one elsewhere", () => {
  expect(personalValue("MIAMI, FL USA", true)).toBeNull();
  expect(personalValue("MIAMI, FLORIDA", false)).toBe("a person's name");
  expect(personalValue("A012345678", true)).toBe("an A-number");
});
