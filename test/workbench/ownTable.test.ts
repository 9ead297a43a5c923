// A table of somebody's own in the place of a number: read by the project's reader, put into the documents as a parameter,
// and what it does not speak of stays.
import { describe, expect, test } from "vitest";
import { openDraft } from "../../src/ask/live/draftModel.ts";
import { findTables, putTable } from "../../src/ask/live/ownTable.ts";
import type { PutAsked, TablePut } from "../../src/ask/live/ownTable.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import { findModel } from "../../src/disk/findModel.ts";
import { modelTexts } from "../../src/documents/modelTexts.ts";
import type { ModelTexts } from "../../src/documents/modelTexts.ts";
import { PendencyError } from "../../src/errors.ts";
import { readDatedTable } from "../../src/facts/readDatedTable.ts";
import type { DocumentFile } from "../../src/reading/document.ts";

const none = async (): Promise<readonly DocumentFile[]> => [];
const office = modelTexts(findModel("passport-office"));
const clerk = modelTexts(findModel("one-clerk"));
const csv = (text: string): DocumentFile => ({ path: "mine.csv", text });

const put = (
  texts: ModelTexts,
  text: string,
  key: string,
  unit: string,
  columns: readonly [number, number] = [0, 1],
): Promise<TablePut> =>
  // prettier-ignore
  putTable({ texts, file: csv(text), key, date: columns[0], value: columns[1], unit, whose: "me" }, none);

const withFile = (texts: ModelTexts, file: DocumentFile): ModelTexts => ({
  ...texts,
  files: texts.files.map((one) => (one.path === file.path ? file : one)),
});

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (error) {
    if (error instanceof PendencyError) return error.message;
    throw error;
  }
}

/** A model in which counts come by month, in a document of blocks. */
const counted: ModelTexts = {
  id: "court",
  asked: "court",
  scores: null,
  files: [
    {
      path: "court.yaml",
      text: `pendency: model v1
title: Court
runs: {from: 2025-01-01, through: 2025-12-31}
units: [judge]
stages:
  filed: {title: Filed, arrivals: {counts: filings}, dwell: 30 days, next: closed}
  closed: {outcome: true}
parameters:
  # kept as it is
  filings:
    title: Cases filed
    unit: persons
    kind: judgement
    judgedBy: test
    reason: invented
    value:
      counts: {2025: 3650}            # 10 a day
    uncertainty: {times: {lognormal: {median: 1, p95: 1.2}}}
  onDuty: {title: Judges, unit: judges, kind: judgement, judgedBy: test, reason: invented, value: 3}
`,
    },
  ],
};

describe("a table of one's own", () => {
  test("is offered for arrivals and capacity first known as such, with what its columns look like", async () => {
    const { table, places } = await findTables({ texts: office, file: csv("month,officers,note\n2025-01,3,a\n2025-02,4,b\n") }, none); // prettier-ignore
    expect(table).toEqual({ columns: ["month", "officers", "note"], date: 0, value: 1, rows: 2 });
    expect(places.map(({ key, group, unit, isDrawn }) => [key, group, unit, isDrawn])).toEqual([
      ["parameters.applicants", "arrivals", "per day", true],
      ["parameters.officersOnDuty", "capacity", "officers", false],
    ]);
  });

  test("stands as steps from its first date on, and before it the number stays", async () => {
    const { file, panel, count } = await put(office, "day,n\n2025-03-01,90\n2025-07-01,30\n", "parameters.applicants", "per day"); // prettier-ignore
    expect(count).toBe(2);
    const [before, after] = panel.bands.map(({ median }) => median.map((value) => Math.round(value)));
    expect(before).toEqual(Array.from({ length: 12 }, () => 60));
    expect(after).toEqual([60, 60, 90, 90, 90, 90, 30, 30, 30, 30, 30, 30]);
    expect(file.text).toContain("lever: {from: 0, to: 200, step: 5, label: Applicants a day}");
    expect(file.text).not.toContain("p95: 1.2");
    // every other line is the one that was there
    const outside = (text: string) => [text.slice(0, text.indexOf("  applicants:")), text.slice(text.indexOf("\n  officersOnDuty"))]; // prettier-ignore
    expect(outside(file.text)).toEqual(outside(office.files[0].text));
  });

  test("runs as the command line runs the documents that it was put into", async () => {
    const { file } = await put(office, "day,n\n2025-01-01,90\n", "parameters.applicants", "per day");
    const documents = await openDraft(withFile(office, file), none);
    const byHand = office.files[0].text.replace("value: 60 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.2}}}", "value: 90 per day"); // prettier-ignore
    const expected = await openDraft(withFile(office, { path: file.path, text: byHand }), none);
    const programOf = (of: typeof documents) => compile(of, of.facts, plainly);
    expect(programOf(documents).arrivals).toEqual(programOf(expected).arrivals);
  });

  test("in another unit is converted by the reader, and one that does not convert is refused", async () => {
    const { panel } = await put(office, "day,n\n2025-01-01,420\n", "parameters.applicants", "per week");
    expect(panel.bands[1].median[3]).toBeCloseTo(60, 9);
    expect(await refusal(put(office, "day,n\n2025-01-01,420\n", "parameters.applicants", "minutes"))).toMatch(
      /expected a figure in per day; got 420 minutes/,
    );
    expect(await refusal(put(office, "day,n\n2025-01-01,420\n", "parameters.applicants", "}: {"))).toMatch(/unit/);
  });

  test("of counts holds in its periods, and all other months keep what they had", async () => {
    const { file, panel } = await put(counted, "month,n\n2025-02,700\n2025-03,31\n", "parameters.filings", "persons");
    expect(panel.bands[1].median.map((value) => Math.round(value))).toEqual([310, 700, 31, 300, 310, 300, 310, 310, 300, 310, 300, 310]); // prettier-ignore
    expect(file.text).toContain("  # kept as it is\n");
    expect(file.text).toContain("  onDuty: {title: Judges");
    expect(file.text).toContain("      counts:\n        2025-01: 310\n        2025-02: 700\n");
  });

  test("may stand in for a number that no parameter declares: it becomes one", async () => {
    const { places } = await findTables({ texts: clerk, file: csv("t,n\n0 days,1\n") }, none);
    const rate = places.find(({ group }) => group === "arrivals");
    const { file, panel } = await put(clerk, "t,n\n0 days,1\n10 days,2\n", rate?.key ?? "", rate?.unit ?? "");
    expect(panel.bands.length).toBe(2);
    expect(panel.bands[1].median.at(-1)).toBeCloseTo(2, 9);
    expect(file.text).toMatch(/^parameters:\n {2}own[A-Z]\w*:\n/m);
    expect((await openDraft(withFile(clerk, file), none)).parameters.map(({ name }) => name.slice(0, 3))).toContain("own"); // prettier-ignore
  });

  test("may be of one level alone: the others keep their numbers, and a level without one of its own is refused", async () => {
    const text = `pendency: model v1
title: Desk
runs: {from: 2025-01-01, through: 2025-12-31}
groups: {kind: [urgent, plain]}
stages:
  filed: {title: Filed, arrivals: {rate: 9 per day, split: {kind: {urgent: 50%, plain: rest}}}, dwell: {exponential: {mean: 1 / pace}}, next: closed}
  closed: {outcome: true}
parameters:
  pace:
    title: Pace
    unit: per day
    kind: judgement
    judgedBy: test
    reason: invented
    value: {by: kind, urgent: 4 per day, plain: 2 per day}
`;
    const desk: ModelTexts = { id: "desk", asked: "desk", scores: null, files: [{ path: "desk.yaml", text }] };
    const { places } = await findTables({ texts: desk, file: csv("day,n\n2025-01-01,3\n") }, none);
    const pace = places.find(({ key }) => key === "parameters.pace");
    expect(pace?.levels).toEqual(["urgent", "plain"]);
    const asked = { texts: desk, file: csv("day,n\n2025-01-01,3\n2025-07-01,6\n"), key: "parameters.pace", date: 0, value: 1, unit: "per day", whose: "me" }; // prettier-ignore
    const { file, panel } = await putTable({ ...asked, level: "urgent" }, none);
    expect(panel.title).toBe("Pace (urgent)");
    expect(panel.bands.map(({ median }) => median.at(-1))).toEqual([4, 6]);
    expect(file.text).toContain("value: {by: kind, urgent: ownPaceUrgent, plain: 2 per day}");
    expect((await openDraft(withFile(desk, file), none)).parameters.map(({ name }) => name)).toEqual(["ownPaceUrgent", "pace"]); // prettier-ignore
    expect(await refusal(putTable({ ...asked, level: "old" }, none))).toMatch(
      /expected a level that has a number of its own; got "old"; those are urgent; plain/,
    );
  });

  test.each<[string, string, RegExp]>([
    ["a word for a figure", "day,n\n2025-01-01,many\n", /mine\.csv:2:12.*plain number such as 1234\.5; got "many"/s],
    ["NaN", "day,n\n2025-01-01,NaN\n", /got "NaN"/],
    ["infinity", "day,n\n2025-01-01,1e999\n", /got "1e999"/],
    ["a gap", "day,n\n2025-01-01,\n", /got nothing/],
    ["thousands with commas", 'day,n\n2025-01-01,"1,200"\n', /without commas between thousands/],
    ["less than nothing", "day,n\n2025-01-01,-4\n", /expected 0 or more/],
    ["a date that is none", "day,n\n13/01/2025,4\n", /expected a date such as/],
    ["a date twice", "day,n\n2025-01-01,4\n2025-01-01,5\n", /each date once/],
    ["dates beside times", "day,n\n2025-01-01,4\n2 days,5\n", /both in one column/],
    ["semicolons", "day;n\n2025-01-01;4\n", /separated by commas/],
    ["no rows", "day,n\n", /at least one row/],
    ["nothing", "", /at least two column names/],
    ["a sheet in binary", "PK\u0003\u0004,\u0000\n1,2\n", /CSV \(UTF-8\)/],
    ["a quote that never ends", 'day,n\n"2025-01-01,4\n', /comma-separated table/],
    ["too many rows", `day,n\n${"2025-01-01,4\n".repeat(5001)}`, /at most 5000 rows/],
    ["too many columns", `day${",n".repeat(900_000)}\n2025-01-01,4\n`, /at most 500 columns; got 900001/],
    ["a huge text", `day,n\n${"x".repeat(2_100_000)}`, /at most 2 MB/],
  ])("that is wrong is told in one clear message: %s", async (_what, text, said) => {
    expect(await refusal(put(office, text, "parameters.applicants", "per day"))).toMatch(said);
  });

  test("cannot write anything but itself into a document, whatever its names and columns say", async () => {
    const asked: PutAsked = {
      texts: office,
      file: { path: 'a", x: {y: 1}}\nstages: {}.csv', text: "day,n\n2025-01-01,4\n" },
      key: "parameters.applicants",
      date: 0,
      value: 1,
      unit: "per day",
      whose: 'me"}\n<script>alert(1)</script>',
    };
    const { file } = await putTable(asked, none);
    const { parameters } = await openDraft(withFile(office, file), none);
    expect(parameters.find(({ name }) => name === "applicants")?.source?.judgedBy).toContain('me"}');
    expect(parameters.length).toBe(3);
  });

  test("has columns of any names, and a byte order mark or carriage returns change nothing", () => {
    expect(readDatedTable(csv("\uFEFF<b>,b\r\n2025-01,1\r\n")).columns).toEqual(["<b>", "b"]);
  });
});
