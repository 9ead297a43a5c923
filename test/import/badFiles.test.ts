// Files as publishers never meant them: each is refused as a whole, with row and column.
import { expect, test } from "vitest";
import { openRawFile } from "../../src/import/readRawFile.ts";
import { PendencyError } from "../../src/errors.ts";
import type { Problem } from "../../src/errors.ts";
import { crc32 } from "../../src/import/crc32.ts";
import { nationwide2023 } from "../../src/import/cbp/cbpRecords.ts";
import { usbp2000To2020 } from "../../src/import/cbp/cbpMonthlyTotals.ts";
import { tracMonthly } from "../../src/import/eoir/courtTranscriptions.ts";
import { readEdition } from "../../src/import/importer.ts";
import type { Importer } from "../../src/import/importer.ts";
import { adpHistory } from "../../src/import/ice/iceHistory.ts";
import { annualReport2024 } from "../../src/import/ice/iceRemovals.ts";
import { detentionStatistics } from "../../src/import/ice/iceDetention.ts";
import { adjudication2025 } from "../../src/import/eoir/eoirAdjudication.ts";
import { removalsTotal } from "../../src/import/ice/iceRemovalSeries.ts";
import { keyMetrics } from "../../src/import/ohss/ohssKeyMetrics.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";
import { keyMetricsSheets } from "./keyMetricsFixture.ts";
import { workbook, zip } from "./workbookFixture.ts";
import type { FixtureCell, FixtureRows } from "./workbookFixture.ts";

const library = readFacts(factFiles(factsFolder));

function problemsOf(importer: Importer, name: string, bytes: Buffer | string): readonly Problem[] {
  try {
    readEdition(importer, [openRawFile(name, Buffer.from(bytes))]);
  } catch (error) {
    if (error instanceof PendencyError) return error.problems;
    throw error;
  }
  throw new Error("nothing was wrong");
}

const header =
  "Fiscal Year,Month Grouping,Month (abbv),Land Border Region,State,Demographic,Citizenship,Title of Authority,Encounter Count";
const line = "2023 (FYTD),FYTD,OCT,Southwest Land Border,TX,Single Adults,MEXICO,Title 8,12";
const encounters = (...lines: readonly string[]): readonly Problem[] =>
  problemsOf(nationwide2023, "encounters.csv", [...lines, ""].join("\n"));

test("the fixture itself is a file that can be read", () => {
  const table = readEdition(nationwide2023, [openRawFile("e.csv", Buffer.from(`${header}\n${line}\n`))]);
  expect(table.rows.get("encounters.southwest.Mexico.FY2023YTD")?.value).toBe("12");
});

test("a changed column is told with its place", () => {
  const [problem] = encounters(header.replace("Citizenship", "Nationality"), line);
  expect(problem).toMatchObject({ at: { file: "encounters.csv", line: 1, column: 7 }, got: '"Nationality"' });
});

test("a row that has slipped by one cell is told with its line", () => {
  const shifted = line.replace("2023 (FYTD),FYTD,", "FYTD,").concat(",");
  const problems = encounters(header, line, shifted);
  expect(problems[0]).toMatchObject({ at: { line: 3, column: 1 }, got: '"FYTD"' });
});

test("a row with a cell too few is told with its line", () => {
  expect(encounters(header, line, line.replace("TX,", ""))[0]).toMatchObject({
    at: { line: 3 },
    expected: "9 cells, as in the first line",
    got: "8",
  });
});

test("an unknown nationality is told with the name that was probably meant", () => {
  const [problem] = encounters(header, line, line.replace("MEXICO", "VENEZEULA"));
  expect(problem).toMatchObject({ at: { line: 3, column: 7 }, got: '"VENEZEULA"' });
  expect(problem.hint).toContain('did you mean "Venezuela"?');
});

test("a count that is no whole number is told with its place", () => {
  for (const count of ["12.5", "-3", "twelve", "1e3", "#REF!"]) {
    expect(encounters(header, line.replace(/12$/, count))[0]).toMatchObject({
      at: { line: 2, column: 9 },
      got: `"${count}"`,
    });
  }
});

test("thousands separators and spaces are repaired and counted, never silently", () => {
  const lines = [header, line.replace(/12$/, '"1,234"'), line.replace("TX", "CA").replace(/12$/, " 5 ")];
  const table = readEdition(nationwide2023, [openRawFile("e.csv", Buffer.from(`${lines.join("\n")}\n\n`))]);
  expect(table.rows.get("encounters.all.total.FY2023YTD")?.value).toBe("1239");
  expect(table.reports[0].repaired.map(({ what, first }) => [what, first])).toEqual([
    ['"(FYTD)" behind the year, read as a year to date', "line 2, column 1"],
    ["thousands separators taken out", "line 2, column 9"],
    ["spaces around a number taken off", "line 3, column 9"],
  ]);
});

test("a column of names or of registration numbers is refused", () => {
  for (const heading of [
    "Last Name",
    "A-Number",
    "alien_number",
    "Date of Birth",
    "NAME",
    "Passport No",
    "CHILD_NAME",
    "A_FILE_NUMBER",
    "Telephone",
    "FBI_NO",
    "strFirstName",
  ]) {
    const found = encounters(`${header},${heading}`, `${line},x`);
    expect(
      found.some(({ expected, at }) => expected.includes("names or numbers persons") && at?.column === 10),
      heading,
    ).toBe(true);
  }
  for (const [value, what] of [
    ["123-45-6789", "social security number"],
    ["someone@example.org", "e-mail address"],
  ]) {
    expect(encounters(header, line.replace("TX", value)).some(({ expected }) => expected === `no ${what}`)).toBe(true);
  }
  expect(
    encounters(header, line.replace("TX", "A205-123-456")).some(({ expected }) =>
      expected.includes("registration number"),
    ),
  ).toBe(true);
});

test("a sector's total that its parts do not add up to is told with its place", () => {
  const columns =
    "month|livermore|miami|new_orleans|ramey|blaine|buffalo|detroit|grand_forks|havre|houlton|spokane|swanton|big_bend|del_rio|el_centro|el_paso|laredo|rio_grande_valley|san_diego|tucson|yuma|coastal_border|northern_border|southwest_border|monthly_total|fy|cy";
  const cells = ["10", ...Array(columns.split("|").length - 7).fill("1"), "4", "8", "9", "21", "2000", "1999"];
  const text = (total: string): string => `${columns}\n${cells.with(-3, total).join("|")}\n`;
  expect(readEdition(usbp2000To2020, [openRawFile("s.csv", Buffer.from(text("21")))]).rows.size).toBe(4);
  const [problem] = problemsOf(usbp2000To2020, "s.csv", text("22"));
  expect(problem).toMatchObject({ at: { line: 2, column: cells.length - 2 }, got: "22" });
  expect(problem.expected).toContain("21");
});

test("countries that do not add up to the total the report prints are refused", () => {
  // the report prints 271,484 removals in fiscal year 2024
  const [problem] = problemsOf(annualReport2024, "r.csv", "country_of_citizenship,fy2024\nMexico,87298\n");
  expect(problem).toMatchObject({ at: { line: 1, column: 2 }, got: "87298" });
  expect(problem.expected).toContain("271484");
});

const sheets = keyMetricsSheets(library);
const changed = (name: string, change: (rows: FixtureCell[][]) => void): Buffer => {
  const rows = sheets[name].map((cells) => [...cells]);
  change(rows);
  return workbook({ ...sheets, [name]: rows as FixtureRows });
};
const metrics = (bytes: Buffer): readonly Problem[] => problemsOf(keyMetrics, "khsm.xlsx", bytes);

test("a formula where the publisher types numbers is told with its cell", () => {
  const [problem] = metrics(changed("Annual Count", (rows) => void (rows[3][1] = { formula: "1+1", value: 2 })));
  expect(problem).toMatchObject({ path: "Annual Count!B4", at: { line: 4, column: 2 }, got: "a formula" });
});

test("a printed year that is not the sum of its months is told with its cell", () => {
  const problems = metrics(changed("Annual Count", (rows) => void (rows[10][1] = 2_100_000)));
  expect(problems[0].path).toBe("Annual Count!B11");
  expect(problems[0].expected).toMatch(/^the sum of its 12 months, \d+, give or take 65$/);
});

test("a sheet that is missing is told with the sheets that are there", () => {
  const { "Monthly Count": _, ...others } = sheets;
  expect(metrics(workbook(others))[0]).toMatchObject({ expected: 'a workbook with a sheet "Monthly Count"' });
});

test("a line without its fiscal year is told: a merged or shifted cell", () => {
  const [problem] = metrics(changed("Monthly Count", (rows) => void (rows[5][0] = null)));
  expect(problem).toMatchObject({ path: "Monthly Count!A6", expected: "a fiscal year", got: "an empty cell" });
});

test("a detention workbook without its tables is refused", () => {
  const book = workbook({ Header: [["x"]], "Detention FY27": [["ICE DETENTION DATA, FY2027"]] });
  expect(problemsOf(detentionStatistics, "FY27.xlsx", book)[0].expected).toContain("Initial Book-Ins");
});

test("a workbook cut off anywhere is refused", () => {
  const whole = workbook(sheets);
  for (const share of [0.02, 0.3, 0.7, 0.99]) {
    const cut = whole.subarray(0, Math.floor(whole.length * share));
    expect(metrics(cut)[0].got, String(share)).toContain("cut off");
  }
});

test("a workbook with a damaged byte is refused, wherever the byte lies in a sheet that is read", () => {
  const whole = workbook(sheets);
  const start = whole.indexOf("xl/worksheets/s3.xml") + 40;
  for (let at = start; at < start + 4000; at += 97) {
    const damaged = Buffer.from(whole);
    damaged[at] ^= 0x10;
    expect(() => metrics(damaged), String(at)).not.toThrow("nothing was wrong");
  }
});

test("a zip bomb is refused by its directory, before anything is unpacked", () => {
  const bomb = zip({ "xl/workbook.xml": " ".repeat(30_000_000) });
  expect(bomb.length).toBeLessThan(50_000);
  const [problem] = metrics(bomb);
  expect(problem.expected).toBe("parts packed at most 200 : 1");
  expect(problem.hint).toContain("nothing was unpacked");
});

test("a zip bomb that lies about its size is stopped at the size it gave", () => {
  const bomb = zip(
    { "xl/workbook.xml": " ".repeat(30_000_000), "xl/_rels/workbook.xml.rels": "<r/>" },
    { "xl/workbook.xml": 1000 },
  );
  expect(metrics(bomb)[0].got).toBe("more than its directory says");
});

test("entities are never expanded, and XML that breaks off is refused", () => {
  const parts = (xml: string) => zip({ "xl/workbook.xml": xml, "xl/_rels/workbook.xml.rels": "<r/>" });
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>';
  expect(metrics(parts(laughs))[0].expected).toContain("well-formed XML");
  expect(metrics(parts("<workbook><sheets>"))[0].got).toContain("cut off");
});

test("what is neither text nor workbook is refused", () => {
  expect(metrics(Buffer.from([1, 2, 0, 3]))[0].expected).toContain("workbook");
  expect(metrics(Buffer.from([0xff, 0xfe, 0x41]))[0].expected).toBe("a text in UTF-8");
});

test("the checksum of a part is that of ISO 3309", () => {
  expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926); // the check value published with the algorithm
});

test("a record that stands twice is told with its line and the first one's", () => {
  const [problem] = encounters(header, line, line.replace("TX", "CA"), line.replace(/12$/, "13"));
  expect(problem).toMatchObject({ at: { line: 4, column: 1 }, expected: "each record once" });
  expect(problem.got).toBe("the record of line 2 again");
});

const monthNames = ["OCT", "NOV", "DEC", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP"];
const wholeYear = monthNames.map((month) => line.replace("2023 (FYTD)", "2023").replace("OCT", month));

test("a past year without one of its months is refused, whichever month it is", () => {
  expect(
    readEdition(nationwide2023, [openRawFile("e.csv", Buffer.from([header, ...wholeYear, ""].join("\n")))]).rows.get(
      "encounters.all.total.FY2023",
    )?.value,
  ).toBe(String(12 * 12));
  for (const [n, month] of monthNames.entries()) {
    const [problem] = encounters(header, ...wholeYear.toSpliced(n, 1));
    expect(problem.expected, month).toBe("records of every month of fiscal year 2023");
  }
});

test("a year to date may lack what is still to come, and no month before", () => {
  const toDate = wholeYear.map((each) => each.replace("2023,", "2023 (FYTD),"));
  const read = (...lines: readonly string[]): string | undefined =>
    readEdition(nationwide2023, [openRawFile("e.csv", Buffer.from([header, ...lines, ""].join("\n")))]).rows.get(
      "encounters.all.total.FY2023YTD",
    )?.value;
  expect(read(...toDate.slice(0, 5))).toBe(String(5 * 12));
  expect(encounters(header, ...toDate.slice(0, 5).toSpliced(2, 1))[0].got).toBe("none of 2022-12");
});

test("an edition of nothing is refused by every kind of reader", () => {
  expect(encounters(header)[0]).toMatchObject({ at: { line: 1 }, expected: "an edition with figures", got: "none" });
});

const sectorLine = (month: number, year: number): string => {
  const sectors = Array(21).fill("1");
  const calendar = month >= 10 ? year - 1 : year;
  return [String(month), ...sectors, "4", "8", "9", "21", String(year), String(calendar)].join("|");
};
const sectorColumns =
  "month|livermore|miami|new_orleans|ramey|blaine|buffalo|detroit|grand_forks|havre|houlton|spokane|swanton|big_bend|del_rio|el_centro|el_paso|laredo|rio_grande_valley|san_diego|tucson|yuma|coastal_border|northern_border|southwest_border|monthly_total|fy|cy";
const sectorLines = [10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) => sectorLine(month, 2001));

test("a month that stands twice in a table is told with its line", () => {
  const lines = [sectorColumns, ...sectorLines.toSpliced(3, 0, sectorLines[2]), ""];
  expect(problemsOf(usbp2000To2020, "s.csv", lines.join("\n"))[0]).toMatchObject({
    at: { line: 5 },
    expected: "usbp.total of 2000-12 once",
  });
});

test("a table without one of its months is told with the line after the gap", () => {
  const lines = [sectorColumns, ...sectorLines.toSpliced(5, 1), ""];
  expect(problemsOf(usbp2000To2020, "s.csv", lines.join("\n"))[0]).toMatchObject({
    at: { line: 7 },
    expected: "2001-03 of usbp.total before 2001-04",
  });
});

test("key metrics that lack a month of a past year are refused, whatever the other months say", () => {
  const withoutFebruary = changed("Monthly Count", (rows) => {
    const at = rows.findIndex(([year, month]) => String(year) === "2019" && String(month).includes("Feb"));
    expect(at).toBeGreaterThan(0);
    rows.splice(at, 1);
  });
  expect(problemsOf(keyMetrics, "k.xlsx", withoutFebruary).map(({ expected }) => expected)).toContain(
    "twelve months of FY2019 beside it",
  );
});

test("two lines of one fiscal year in a transcription are told with the second line", () => {
  const columns = "series,fiscal_year,pending_end_fy,initial_receipts,total_completions,motions_to_reopen";
  const text = `${columns}\nB_2025,2020,10,11,12,13\nB_2025,2021,10,11,12,13\nB_2025,2020,20,21,22,23\n`;
  expect(problemsOf(adjudication2025, "t.csv", text)[0]).toMatchObject({
    at: { file: "t.csv", line: 4, column: 3 },
    expected: "pending of FY2020 once",
  });
  const removals = "fiscal_year,ice_removals,note\n2020,5,\n2020,5,\n";
  expect(problemsOf(removalsTotal, "r.csv", removals)[0]).toMatchObject({
    at: { line: 3 },
    expected: "removals.total of FY2020 once",
  });
});

test("a sheet of few cells that would unfold to gigabytes is refused with the cell", () => {
  const row = (n: number): string => `<row r="${n}"><c r="XFD${n}"><v>1</v></c></row>`;
  const rows = Array.from({ length: 400 }, (_, n) => row(n + 1)).join("");
  const bytes = zip({
    "xl/workbook.xml": '<workbook><sheets><sheet name="Annual Count" sheetId="1" r:id="r0"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="r0" Type="worksheet" Target="worksheets/s0.xml"/></Relationships>',
    "xl/worksheets/s0.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
  const [problem] = problemsOf(keyMetrics, "wide.xlsx", bytes);
  expect(problem.expected).toBe("a sheet of a size that tables have in Annual Count!XFD245");
});

const quoted = (...lines: readonly string[]): readonly Problem[] =>
  problemsOf(
    tracMonthly,
    "t.csv",
    [
      "series,period,value,unit,publisher,document,date_published,where_found,confidence,note",
      "pending,2024-09,3716106,cases,TRAC,an email of the month,2024-10,a page,B,",
      ...lines,
      "",
    ].join("\n"),
  );

test("months between two that were quoted may be missing from a list of quotations", () => {
  const later = "pending,2024-12,3747675,cases,TRAC,a report,2025-01,a page,B,";
  const text = [
    "series,period,value,unit,publisher,document,date_published,where_found,confidence,note",
    "pending,2024-09,3716106,cases,TRAC,an email of the month,2024-10,a page,B,",
    later,
    "",
  ].join("\n");
  expect([...readEdition(tracMonthly, [openRawFile("t.csv", Buffer.from(text))]).rows.keys()]).toEqual([
    "pending.2024-09",
    "pending.2024-12",
  ]);
});

test("a figure that a document prints once is refused when its line stands twice, and with it a count below 0", () => {
  const later = "pending,2024-12,3747675,cases,TRAC,a report,2025-01,a page,B,";
  expect(quoted(later, later)[0]).toMatchObject({
    at: { line: 4, column: 1 },
    expected: "each figure of a document once",
    got: "that of line 3 again",
  });
  expect(quoted(later.replace("3747675", "-5"))[0]).toMatchObject({ at: { line: 3, column: 3 }, got: "-5" });
});

const yearsOfRemovals = (...lines: readonly string[]): readonly Problem[] =>
  problemsOf(removalsTotal, "r.csv", ["fiscal_year,ice_removals,note", ...lines, ""].join("\n"));

test("a table without one of its fiscal years is told with the line after the gap", () => {
  expect(yearsOfRemovals("2018,5,", "2020,7,")[0]).toMatchObject({
    at: { line: 3 },
    expected: "FY2019 of removals.total before FY2020",
  });
});

test.each(["NaN", "-5", "1e999", "", "0x10", "20190", "1.5.2"])("a fiscal year %j is no period", (year) => {
  expect(yearsOfRemovals("2018,5,", `${year},7,`)[0]).toMatchObject({
    at: { line: 3 },
    expected: "a period of a year from 1800 to 2199",
  });
});

test("a count of all years of a record names no year and is read, and no other period without a year is", () => {
  const ofAllYears = "pending,all years,3747675,cases,TRAC,a report,2025-01,a page,B,";
  expect(() => quoted(ofAllYears)).toThrow("nothing was wrong");
  expect(quoted("pending,some years,3747675,cases,TRAC,a report,2025-01,a page,B,")[0]).toMatchObject({
    at: { line: 3 },
    got: '"some years"',
  });
});

test("a day that no calendar has is no period", () => {
  const [problem] = quoted("pending,2024-02-30,3747675,cases,TRAC,a report,2025-01,a page,B,");
  expect(problem).toMatchObject({ at: { line: 3 }, got: '"2024-02-30"' });
});

test("a number of more digits than are kept is refused", () => {
  const [problem] = yearsOfRemovals("2018,999999999999999999999,");
  expect(problem).toMatchObject({ at: { line: 2, column: 2 }, expected: "a number of at most 15 digits" });
});

test("a second file with its headings alone is refused, though the first one has figures", () => {
  const files = ["Date,ADP\n2020-10,20000\n", "FY,ADP\n"].map((text, n) => openRawFile(`${n}.csv`, Buffer.from(text)));
  expect(() => readEdition(adpHistory, files)).toThrow(/1.csv:1:1[^]*records below the headings[^]*none/);
});

test("a source may be called an email, and no such column holds numbers or addresses of persons all the same", () => {
  const withPerson = "pending,2024-10,3700000,cases,TRAC,jane@example.org,2024-11,a page,B,";
  const [problem, ...others] = quoted(withPerson);
  expect(problem.at).toMatchObject({ line: 3, column: 6 });
  expect(others).toEqual([]);
  const inAnotherColumn = withPerson.replace("cases,TRAC", "cases,last name").replace("jane@example.org", "somebody");
  expect(quoted(inAnotherColumn)[0]?.expected).toBe("no column that names or numbers persons");
});

test("a fault in the second of two files is told in the second", () => {
  const months = "Date,ADP\n2020-10,20000\n2020-11,21000\n";
  const years = "FY,ADP\n2018,42188\n2019,50165\n2019,50165\n";
  const told = (): readonly Problem[] => {
    try {
      const files = [openRawFile("months.csv", Buffer.from(months)), openRawFile("years.csv", Buffer.from(years))];
      readEdition(adpHistory, files);
      return [];
    } catch (error) {
      if (error instanceof PendencyError) return error.problems;
      throw error;
    }
  };
  expect(told()[0]).toMatchObject({ at: { file: "years.csv", line: 4 }, got: "a second figure for FY2019" });
});

test.each([
  ["a note that numbers a person", "released after the hearing to the sponsor of A 012-345-678 in Texas"],
  [
    "a note with a social security number",
    "the same number, 123-45-6789, was used on two of the forms that were filed",
  ],
])("%s, longer than any heading, is refused", (_what, note) => {
  const [problem] = encounters(header, line.replace("Title 8", `"${note}"`));
  expect(problem).toMatchObject({ at: { line: 2, column: 8 }, got: "what looks like one" });
  expect(problem.expected).not.toContain("012");
});
