// One published rule for vague words, and what happens to a statement that draws a line of its own.
import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { PendencyError } from "../../src/errors.ts";

const model = `pendency: model v1
title: A hall
entities: [persons]
runs: {for: 100 days}
resources: {clerks: {servers: 2}}
stages:
  hall:
    arrivals: {rate: 3 per day}
    service: {by: clerks, time: {exponential: {mean: 0.5 days}}}
    next: gone
  gone: {outcome: true}
`;
const rule = `words:
  long: {compare: value, reads: more than 2 days, means: the mean wait}
  a lot: {phrases: [a lot, many times], compare: ratio, reads: at least 5, means: persons served}
`;
const claim = (words: string, tests: string, more = "") => `claims:
  waits:
    words: ${words}
    said: {by: somebody, date: 2024, source: a newspaper}
    kind: prediction
    tests: ${tests}
${more}`;
const head = "pendency: claims v1\nfor: hall\n";
const read = (...claims: string[]) =>
  readDocuments(
    [
      { path: "hall.yaml", text: model },
      ...claims.map((text, at) => ({ path: `c${at}.yaml`, text: `${head}${text}` })),
    ],
    "hall",
  );
const refusal = (...claims: string[]) => {
  try {
    read(...claims);
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.message;
  }
  return "nothing refused";
};

const meanWait = "{wait: hall, statistic: mean}";

test("a test that reads a word has the word's comparison and line, from whichever document publishes it", () => {
  const claims = claim("People wait long.", `[{measure: ${meanWait}, reads: long}]`);
  const [found] = read(claims, `${rule}claims: {}\n`).claims;
  expect(found.tests[0]).toMatchObject({ compare: "value", reads: "long" });
  expect(found.tests[0].holdsIf).toMatchObject({ kind: "more than", value: 2, unit: { text: "days" } });
});

test("a statement with such a word that draws a line of its own is refused, with its place", () => {
  const own = claim("People wait long.", `[{measure: ${meanWait}, compare: value, holdsIf: more than 1 day}]`);
  const message = refusal(`${rule}${own}`);
  expect(message).toContain("c0.yaml:8:5 › claims.waits");
  expect(message).toContain("a test with `reads: long`");
  expect(message).toContain("got a line of its own");
});

test("beside a test that reads the word another may ask something else, when the title of its part says so", () => {
  const tests = (title: string) =>
    `[{measure: ${meanWait}, reads: long}, {${title}measure: ${meanWait}, compare: value, holdsIf: more than 1 day}]`;
  expect(refusal(`${rule}${claim("Long waits.", tests(""))}`)).toContain("waits.tests[2]");
  expect(refusal(`${rule}${claim("Long waits.", tests("part: over a day, "))}`)).toBe("nothing refused");
});

test("an untested part named after the word stands for a test that reads it", () => {
  const tests = `[{part: waits, measure: ${meanWait}, compare: value, holdsIf: more than 1 day}]`;
  expect(refusal(`${rule}${claim("They wait many times.", tests)}`)).toContain("reads: a lot");
  const untested = "    untested: {many times: nobody is counted twice}\n";
  expect(refusal(`${rule}${claim("They wait many times.", tests, untested)}`)).toBe("nothing refused");
});

test("only whole words are looked for: along is not long", () => {
  const own = claim("They walk along.", `[{measure: ${meanWait}, compare: value, holdsIf: more than 1 day}]`);
  expect(refusal(`${rule}${own}`)).toBe("nothing refused");
});

test("a line beside `reads:`, an unknown word and a second reading are refused", () => {
  const test = (keys: string) => `${rule}${claim("They wait.", `[{measure: ${meanWait}, ${keys}}]`)}`;
  expect(refusal(test("reads: long, holdsIf: more than 1 day"))).toContain("left to the published reading of long");
  expect(refusal(test("reads: lnog"))).toContain('did you mean "long"?');
  expect(refusal(test("compare: value"))).toContain("a test with `holdsIf:`");
  const again = "words: {long: {compare: value, reads: more than 3 days, means: the mean wait}}\nclaims: {}\n";
  expect(refusal(`${rule}claims: {}\n`, again)).toContain("one reading of each word");
});

test("a reading in another unit than what is measured is refused where it is used", () => {
  const wrong = rule.replace("2 days", "2 persons");
  expect(refusal(`${wrong}${claim("People wait long.", `[{measure: ${meanWait}, reads: long}]`)}`)).toContain(
    "holdsIf",
  );
});

test("a word is found in any script and in any case, and not inside another", () => {
  const own = (words: string) =>
    refusal(
      `words:\n  länger: {phrases: [länger, 多年], compare: value, reads: more than 2 days, means: the mean wait}\n` +
        claim(words, `[{measure: ${meanWait}, compare: value, holdsIf: more than 1 day}]`),
    );
  expect(own("Leute warten LÄNGER als zuvor.")).toContain("`reads: länger`");
  expect(own("People wait 多年 here.")).toContain("`reads: länger`");
  expect(own("Leute warten lünger.")).toBe("nothing refused");
});
