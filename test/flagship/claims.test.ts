// The statements that the flagship answers: none is missing, each says what it leaves out, and vague words have one reading.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openModel } from "../../src/disk/openModel.ts";
import type { Parameter } from "../../src/parameters/parameter.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { parameters, claims, words, targets } = openModel("us-removal");
const claimOf = (id: string) => {
  const found = claims.find((claim) => claim.id === id);
  if (found === undefined) throw new Error(`no claim ${id}`);
  return found;
};

test("every statement of the interview has a claim", () => {
  const statements =
    "encounters-fy2023 encounters-fy2022 eleven-fold record-december removals-fy2023 eight-last-week final-orders-100k " +
    "released-and-waiting courts-congested recalcitrant halted-2022 verify-first forced-releases costly-charters " +
    "refusal-changing embassy-cooperating major-step talks-2024 deal-big-impact deal-overwhelmed not-equipped " +
    "bill-fixes-backlog until-congress-acts surge-worldwide thaw wait-and-see radical-change blocked-by " +
    "relations-shocks list-and-sanctions via-south-korea";
  const ids = new Set(claims.map(({ id }) => id));
  expect(statements.split(" ").filter((id) => !ids.has(id))).toEqual([]);
});

test("the twenty further statements of others are there, each with its source and a test or a reason", () => {
  const further =
    "crs-300-judges crs-100-200-500-judges gao-in-absentia gao-motions-granted gao-dedicated-docket trac-winter-2025 " +
    "trac-grants-halved trac-quarter-fy2026 cbs-voluntary-departure mpi-cap-800 mpi-under-500 cato-share-removed " +
    "cis-family-releases hill-5000-a-day sotu-six-months aic-million-a-year cbo-law-of-july-2025 dhs-605000-removed " +
    "reuters-3000-accepted ice-18-percent";
  const ids = further.split(" ");
  expect(ids).toHaveLength(20);
  for (const id of ids) {
    const { said, tests, reason } = claimOf(id);
    expect([id, said.source !== "" && said.date !== "", tests.length > 0 || reason !== ""]).toEqual([id, true, true]);
  }
  // what a publisher says of its own count only shows that it is quoted rightly
  const quoted = ids.filter((id) =>
    claimOf(id).tests.some(({ part = "" }) => /says so|as it counts|said so/.test(part)),
  );
  expect(quoted.length).toBeGreaterThan(7);
  for (const id of quoted) {
    const own = claimOf(id).tests.filter(({ part = "" }) => /says so|as it counts|said so/.test(part));
    expect(own.every(({ byConstruction = "" }) => byConstruction !== "")).toBe(true);
  }
});

test("every claim says what its verdict does not test, in a sentence or two", () => {
  const silent = claims.filter(({ notTested = "" }) => !/^[A-Z].*[.]$/s.test(notTested));
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("each vague word has one reading, and the guide prints it", () => {
  const readings = words.map(({ word, compare, holdsIf: { kind, value, unit } }) => {
    const line = Number((value / unit.scale).toPrecision(6));
    return [word, compare, `${kind} ${line}${unit.text === "%" ? "%" : unit.text === "" ? "" : ` ${unit.text}`}`];
  });
  expect(readings).toEqual([
    ["about", "ratio", "within 10%"],
    ["most", "value", "more than 50%"],
    ["for years", "value", "more than 2 years"],
    ["hundreds", "value", "at least 200 persons"],
    ["a lot", "ratio", "at least 5"],
    ["fixed", "ratio", "less than 0.5"],
    ["overwhelmed", "ratio", "more than 1"],
    ["congested", "value", "at least 95%"],
    ["not equipped", "value", "at least 95%"],
  ]);
  const guide = readFileSync(join(root, "docs/guides/read-vague-words.md"), "utf8");
  for (const [word, , line] of readings) expect(guide).toMatch(new RegExp(`^\\| ${word}[^|]*\\| ${line}`, "m"));
});

test("statements with a vague word are held to its reading, the same in each", () => {
  const read = Object.fromEntries(
    words.map(({ word }) => [
      word,
      claims.filter(({ tests }) => tests.some(({ reads }) => reads === word)).map(({ id }) => id),
    ]),
  );
  expect(read["for years"]).toEqual(["released-and-waiting", "courts-congested"]);
  expect(read.congested).toEqual(["released-and-waiting", "courts-congested"]);
  expect(read["a lot"]).toEqual(["deal-big-impact"]);
  expect(read.overwhelmed.length).toBe(4);
  expect(read.fixed).toEqual(["bill-fixes-backlog", "bill-fixes-backlog-low-arrivals"]);
  for (const { tests } of claims) {
    for (const { reads, compare, holdsIf } of tests) {
      const reading = words.find(({ word }) => word === reads);
      if (reading !== undefined) expect([compare, holdsIf]).toEqual([reading.compare, reading.holdsIf]);
    }
  }
  // the two statements about years measure one wait, so that they cannot disagree
  const waitOf = (id: string) => claimOf(id).tests.find(({ reads }) => reads === "for years")!.measure;
  const { position: _1, mentions: _2, ...one } = waitOf("released-and-waiting") as unknown as Record<string, unknown>;
  const { position: _3, mentions: _4, ...other } = waitOf("courts-congested") as unknown as Record<string, unknown>;
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});

const citedBy = ({ source, alternatives }: Parameter): readonly string[] =>
  [source, ...(alternatives?.options.map((option) => option.source) ?? [])].flatMap((each) => each?.facts ?? []);

// the targets say of each figure whether an input was set by it, and how
const builtTargets = targets.filter(({ byConstruction }) => byConstruction);

test("a run held against a figure that an input was set by is marked as by construction", () => {
  const observed = builtTargets.flatMap(({ observed: on }) => (on.kind === "fact" ? [on.fact] : []));
  const cited = new Set([...parameters.flatMap(citedBy), ...observed]);
  const circular = claims.flatMap(({ id, tests }) =>
    tests
      .filter(({ measure, against }) => {
        const other = against?.kind === "measure" ? against.measure : null;
        return measure.kind !== "fact" && other?.kind === "fact" && cited.has(other.fact);
      })
      .map(({ byConstruction = "" }) => ({ id, byConstruction })),
  );
  expect(circular.length).toBeGreaterThan(1);
  expect(circular.filter(({ byConstruction }) => byConstruction === "")).toEqual([]);
});

test("judges in use, releases and the removals that inputs were set from are by construction", () => {
  const built = (id: string) =>
    claimOf(id)
      .tests.filter(({ byConstruction = "" }) => byConstruction !== "")
      .map(({ part }) => part);
  expect(built("not-equipped")).toEqual(["judges", "the Board", "more cases in than out"]);
  expect(built("courts-congested")).toEqual(["courts are congested"]);
  expect(built("released-and-waiting")).toHaveLength(3);
  expect(built("halted-2022")).toHaveLength(3);
  expect(built("final-orders-100k")).toHaveLength(1);
  expect(built("forced-releases")).toEqual(["hundreds", "fewer under an agreement"]);
  expect(built("deal-overwhelmed")).toEqual([]);
});

test("two statements are in the mouth of whoever said them", () => {
  expect(claimOf("eight-last-week").said.by).toBe("an unnamed U.S. official");
  expect(claimOf("surge-worldwide").said.by).toBe("the report itself");
});

test("the agreement is judged for three boxes, which share no stage, and the bill three times", () => {
  const stocks = claimOf("deal-overwhelmed").tests.flatMap(({ measure }) =>
    measure.kind === "stock" ? [measure.stages] : [],
  );
  const [before, court, order, all] = stocks;
  expect([...before, ...court, ...order].toSorted()).toEqual([...all].toSorted());
  expect(new Set(all).size).toBe(all.length);
  expect(claimOf("bill-fixes-backlog").tests.map(({ part }) => part)).toEqual([
    "halved in five years",
    "smaller than without it",
    "half of what stands without it",
  ]);
});
