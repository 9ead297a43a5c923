// An answer takes the place of an earlier one: of the same study it replaces it, of another it leaves it readable.
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answerNames, earlierFolder, modelAnsweredIn, writeAnswer } from "../../src/disk/answerFolder.ts";
import { writableFolder } from "../../src/disk/outFolder.ts";

const answer = (studyId: string, words: string) => [
  { name: "report.html", text: `<p>${words}</p>` },
  { name: "claims.json", text: JSON.stringify({ model: "office", studyId }) },
  { name: "line.csv", text: `${words}\r\n` },
];
const empty = (): string => join(mkdtempSync(join(tmpdir(), "pendency-answer-")), "out");
const report = (folder: string): string => readFileSync(join(folder, "report.html"), "utf8");

test("a first answer replaces nothing", () => {
  const folder = empty();
  expect(modelAnsweredIn(folder)).toBeNull();
  expect(writeAnswer(folder, "abc1", answer("abc1", "first"))).toBe("");
  expect(modelAnsweredIn(folder)).toBe("office");
  expect(readdirSync(folder).sort()).toEqual(["claims.json", "line.csv", "report.html"]);
});

test("the answer of another study is kept under its id, with its tables, and other files are left alone", () => {
  const folder = empty();
  writeAnswer(folder, "abc1", answer("abc1", "first"));
  writeFileSync(join(folder, "notes.txt"), "mine");
  const said = writeAnswer(folder, "abc2", answer("abc2", "second"));
  expect(said).toContain("of study abc1, is kept in");
  expect(said).toContain(join("earlier", "abc1"));
  expect(report(folder)).toBe("<p>second</p>");
  const earlier = join(folder, "earlier", "abc1");
  expect(readdirSync(earlier).sort()).toEqual(["claims.json", "line.csv", "report.html"]);
  expect([report(earlier), readFileSync(join(earlier, "line.csv"), "utf8")]).toEqual(["<p>first</p>", "first\r\n"]);
  expect(readdirSync(folder).sort()).toEqual(["claims.json", "earlier", "line.csv", "notes.txt", "report.html"]);
});

test("the same study again replaces its answer and keeps no copy; a third study keeps the second", () => {
  const folder = empty();
  writeAnswer(folder, "abc1", answer("abc1", "first"));
  expect(writeAnswer(folder, "abc1", answer("abc1", "again"))).toContain("of the same study, is replaced");
  expect(readdirSync(folder)).not.toContain("earlier");
  writeAnswer(folder, "abc2", answer("abc2", "second"));
  writeAnswer(folder, "abc3", answer("abc3", "third"));
  expect(readdirSync(join(folder, "earlier")).sort()).toEqual(["abc1", "abc2"]);
  // back and forth: what is kept already is what it was
  writeAnswer(folder, "abc2", answer("abc2", "second"));
  writeAnswer(folder, "abc3", answer("abc3", "third"));
  expect(report(join(folder, "earlier", "abc2"))).toBe("<p>second</p>");
});

test("an id that would lead out of the folder is no name of one: the answer is replaced", () => {
  const folder = empty();
  writeAnswer(folder, "abc1", answer("../../away", "first"));
  expect(writeAnswer(folder, "abc2", answer("abc2", "second"))).toMatch(/ is replaced\.$/);
  expect(readdirSync(folder)).not.toContain("earlier");
});

test("a file where earlier answers are kept is told before the runs, and nothing is touched", () => {
  const folder = empty();
  writeAnswer(folder, "abc1", answer("abc1", "first"));
  expect(writableFolder(folder, answerNames, [earlierFolder])).toBe(folder);
  writeFileSync(join(folder, "earlier"), "mine");
  expect(() => writableFolder(folder, answerNames, [earlierFolder])).toThrow(/earlier in it is a file/);
  expect(readdirSync(folder).sort()).toEqual(["claims.json", "earlier", "line.csv", "report.html"]);
});

test("files of the earlier answer that this one does not have go with it, and nothing else does", () => {
  const listing = (studyId: string, names: readonly string[]) => [
    ...answer(studyId, studyId),
    ...names.map((name) => ({ name, text: studyId })),
    { name: "answer.json", text: JSON.stringify({ files: ["report.html", "claims.json", "line.csv", "answer.json", ...names, "../mine.csv"] }) }, // prettier-ignore
  ];
  const folder = empty();
  writeFileSync(join(folder, "..", "mine.csv"), "mine");
  writeAnswer(folder, "abc1", listing("abc1", ["grid.csv", "fan.csv"]));
  writeFileSync(join(folder, "own.csv"), "mine");
  // the same study with fewer tables: what is left over is removed, and counted
  expect(writeAnswer(folder, "abc1", listing("abc1", ["fan.csv"]))).toContain(
    "of the same study, is replaced; 1 file of it that this one does not have is removed.",
  );
  expect(readdirSync(folder)).not.toContain("grid.csv");
  // another study: what is left over stands with the earlier answer
  writeAnswer(folder, "abc2", listing("abc2", []));
  expect(readdirSync(folder)).not.toContain("fan.csv");
  expect(readFileSync(join(folder, "earlier", "abc1", "fan.csv"), "utf8")).toBe("abc1");
  expect(readdirSync(join(folder, "earlier", "abc1"))).not.toContain("own.csv");
  expect(readFileSync(join(folder, "own.csv"), "utf8")).toBe("mine");
  expect(readFileSync(join(folder, "..", "mine.csv"), "utf8")).toBe("mine");
});
