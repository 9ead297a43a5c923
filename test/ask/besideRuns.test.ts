// Two saved runs beside each other: whatever they were read from, the same numbers, and one clear error for what is none.
import { describe, expect, test } from "vitest";
import { besideRuns } from "../../src/ask/frozen/besideRuns.ts";
import { freeze, frozenText, hashesOf } from "../../src/ask/frozen/frozenRun.ts";
import { readSaved, savedStudy } from "../../src/ask/frozen/savedRun.ts";
import { askRun } from "../../src/ask/run.ts";
import { besideSentences, englishBeside } from "../../src/present/besideWords.ts";
import { runJson } from "../../src/present/runJson.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { openTexts } from "../documents/openTexts.ts";

const office = `pendency: model v1
title: An office
runs: {from: 2026-01-01, through: 2026-02-28}
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
units: [officer]
resources: {desk: {servers: onDuty}}
stages:
  counter: {arrivals: {rate: 20 per day}, service: {by: desk, time: {exponential: {mean: 3 hours}}}, next: served}
  served: {outcome: true}
quantities:
  served: {title: Served, entries: served}
`;
const documents = openTexts("office", { "office.yaml": office });

async function saved(seed: number) {
  const found = await askRun(documents, { stack: [], seed, replications: 2 });
  const text = `${JSON.stringify(runJson(found, documents, null))}\n`;
  const { study } = found;
  const asked = { command: "run", asked: "office.yaml", options: { replications: "2" }, documents, study, isWhole: true } as const; // prettier-ignore
  const record = frozenText(freeze(asked, [{ name: "study.json", hash: sha256(text) }]));
  return { study, json: { name: "study.json", text }, record: { name: "run.json", text: record } };
}
const [one, two] = await Promise.all([saved(1), saved(2)]);

describe("read", () => {
  test("a run is the same from its files as from the study that wrote them", () => {
    const read = readSaved([one.record, one.json], "kept");
    const made = { model: "office", ...hashesOf(documents) };
    const own = savedStudy(one.study, [], made, "kept");
    expect(read.stacks).toEqual(own.stacks);
    expect(read.stacks[0].measures.map(({ name }) => name)).toEqual(["served"]);
    expect(read.made).toMatchObject(own.made);
    expect(besideRuns(read, own).differences).toEqual([]);
  });

  test.each([
    ["nothing", [], "got no file"],
    ["what is cut off", [{ name: "a.json", text: '{"studyId": "1", "meas' }], "a.json\n  expected a JSON object that Pendency wrote; got something else, or one that is cut off"], // prettier-ignore
    ["no object", [{ name: "a.json", text: "3" }], "a.json\n  expected a JSON object"],
    ["another's JSON", [{ name: "a.json", text: "{}" }], "got none in a.json"],
    ["a number that is none", [{ name: "a.json", text: '{"studyId":"1","stack":"baseline","measures":[{"name":"a","title":"A","unit":"","mean":"x"}]}' }], 'a.json › mean\n  expected a number or null; got "x"'], // prettier-ignore
    ["a list that is none", [{ name: "a.json", text: '{"studyId":"1","stacks":[3]}' }], "a.json › stacks\n  expected a list of objects"], // prettier-ignore
    ["a seed that is none", [{ name: "a.json", text: '{"studyId":"1","stack":"baseline","measures":[],"seed":[1]}' }], "a.json › seed\n  expected a text or a number; got [1]"], // prettier-ignore
    ["days that are none", [{ name: "a.json", text: '{"studyId":"1","stack":"baseline","measures":[],"from":"2025-01-01"}' }], "a.json › to\n  expected a text; got nothing"], // prettier-ignore
    ["a value set that is none", [{ name: "a.json", text: '{"studyId":"1","stack":"baseline","measures":[],"set":{"officers":{"x":1}}}' }], 'set › officers\n  expected a text or a number; got {"x":1}'], // prettier-ignore
    ["files of two runs", [one.record, two.json], "expected files of one run; got of several"],
    ["two records", [one.record, one.record, one.json], "expected files of one run"],
    ["a file that was changed", [one.record, { ...one.json, text: one.json.text.replace('"Served"', '"Shown"') }], "study.json\n  expected the file as it was written; got one that was changed since"], // prettier-ignore
    ["a record that was changed", [{ ...one.record, text: one.record.text.replace('"seed": 1', '"seed": 3') }, one.json], "changed after it was written"], // prettier-ignore
  ])("%s is refused", (_, files, message) => {
    expect(() => readSaved(files, "the files")).toThrow(message);
  });
});

describe("beside each other", () => {
  test("of many things that only one has twenty are named, and the others counted", () => {
    const measures = Array.from({ length: 23 }, (_, i) => ({ name: `m${i}`, title: `M${i}`, unit: "", mean: i }));
    const text = JSON.stringify({ studyId: "1", stack: "baseline", measures });
    const beside = besideRuns(readSaved([{ name: "a.json", text }], "a"), readSaved([two.record, two.json], "two"));
    const said = besideSentences(beside, englishBeside).filter((words) => words.startsWith("Only in a:"));
    expect(said).toEqual([`Only in a: ${measures.slice(0, 20).map(({ title }) => `${title} (baseline)`).join("; ")}; and 3 others.`]); // prettier-ignore
  });

  test("numbers stand with their difference, and what the runs were made of otherwise", () => {
    const beside = besideRuns(readSaved([one.record, one.json], "one"), readSaved([two.record, two.json], "two"));
    expect(beside.differences).toEqual([{ what: "seed", name: "", left: "1", right: "2" }]);
    expect(beside.areRecorded).toBe(true);
    const [left, right] = [one, two].map(({ study }) => study.stacks[0].measures.find(({ name }) => name === "served"));
    const [from, to] = [left?.mean ?? NaN, right?.mean ?? NaN];
    expect(beside.numbers).toEqual([
      {
        name: "served",
        title: "Served",
        unit: left?.unit,
        of: { left: "baseline", right: "baseline" },
        left: { mean: from, standardError: left?.standardError },
        right: { mean: to, standardError: right?.standardError },
        difference: from - to,
        share: (from - to) / to,
      },
    ]);
  });

  test("what one of them does not say is not compared, and that is told", () => {
    const beside = besideRuns(readSaved([one.record, one.json], "one"), readSaved([two.json], "two"));
    expect([beside.areRecorded, beside.differences.map(({ what }) => what)]).toEqual([false, ["seed"]]);
  });

  test("other documents are named, with the beginnings of their hashes", () => {
    const left = readSaved([one.record, one.json], "one");
    const file = { name: "office.yaml", hash: "f".repeat(64) };
    const right = { ...left, made: { ...left.made, documents: [file] } };
    expect(besideRuns(left, right).differences).toEqual([
      { what: "documents", name: "office.yaml", left: left.made.documents?.[0].hash.slice(0, 8), right: "ffffffff" },
    ]);
  });

  test("stacks are matched by name, and what only one has is listed", () => {
    const measure = (name: string, mean: number) => ({ name, title: name, unit: "", mean, standardError: null });
    const run = (called: string, stacks: readonly (readonly [string, number])[], ids: readonly string[]) => ({
      called,
      study: called,
      made: { model: "office" },
      stacks: stacks.map(([stack, mean]) => ({ stack, set: "", measures: [measure("served", mean)] })),
      // a statement in a few words may be a sentence
      verdicts: ids.map((id) => ({ id, short: `${id}.`, verdict: "supported", probability: 1 })),
    });
    const left = run("left", [["baseline", 1], ["more", 2]], ["a", "b"]); // prettier-ignore
    const right = run("right", [["more", 4], ["less", 0]], ["b"]); // prettier-ignore
    const beside = besideRuns(left, right);
    expect(beside.numbers.map(({ of, difference, share }) => [of.left, difference, share])).toEqual([
      ["more", -2, -0.5],
    ]);
    expect(beside.only).toEqual({ left: ["served (baseline)", "a"], right: ["served (less)"] });
    expect(beside.verdicts.map(({ id }) => id)).toEqual(["b"]);
    // one beside one is of both, whatever they are called
    const alone = besideRuns(run("left", [["baseline", 1]], []), run("right", [["more", 0]], []));
    expect(alone.numbers.map(({ of, share }) => [of.left, of.right, share])).toEqual([["baseline", "more", null]]);
  });
});
