// Standing on a day: the options, the flagship on 6 April 2024, and the command as people run it.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { asOfOptions } from "../../src/cli/options.ts";
import type { AsOf } from "../../src/facts/libraryAsOf.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { impossibleFor, sortStacks } from "../../src/ask/possibleStacks.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { describeProblem, PendencyError } from "../../src/errors.ts";
import { publishedBy } from "../../src/facts/libraryAsOf.ts";
import { judge } from "../../src/judge/judge.ts";
import { day, toyFactFiles, toyModel } from "../documents/toyVintages.ts";

const today = day("2026-11-24");
const told = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return error.problems.map(describeProblem);
  }
};

describe("the day", () => {
  test("is read as it is written; without one nothing changes", () => {
    expect(asOfOptions({ asOf: "2024-04-06" }, today)).toMatchObject({ date: "2024-04-06", strict: false });
    expect(asOfOptions({ asOf: "2024-04-06", strictVintages: true }, today)?.strict).toBe(true);
    expect(asOfOptions({}, today)).toBeNull();
    expect(asOfOptions({ asOf: "2026-11-24" }, today)?.date).toBe("2026-11-24");
  });

  test.each([
    ["2024-13-01", 'expected a day as YYYY-MM-DD; got "2024-13-01"'],
    ["2023-02-29", "expected a day as YYYY-MM-DD"],
    ["2024-04", "expected a day as YYYY-MM-DD"],
    ["6 April 2024", "expected a day as YYYY-MM-DD"],
    ["", "got nothing"],
    ["2026-11-25", "expected a day that has come (today is 2026-11-24); got 2026-11-25"],
  ])("%j is refused with one message", (asOf, message) => {
    const problems = told(() => asOfOptions({ asOf }, today));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(problems[0]).toContain("hint:");
  });

  test("strictness needs one, and so do stand-ins", () => {
    expect(told(() => asOfOptions({ strictVintages: true }, today))[0]).toContain("an --as-of DATE");
    expect(told(() => asOfOptions({ standIns: true }, today))[0]).toContain("an --as-of DATE");
    expect(asOfOptions({ asOf: "2024-04-06", standIns: true }, today)?.standIns).toBe(true);
  });

  test("before anything was published there is one message, with what came first", () => {
    const files = {
      id: "hall",
      asked: "hall",
      documents: [{ path: "hall.yaml", text: toyModel }],
      targets: [],
      study: null,
    };
    const message = (called: string) => [
      `${called}\n  expected a day by which at least one figure that the model names had been published; got 2023-12-31\n` +
        "  hint: of the editions it names the first is ministry/june, published 2024-06-05",
    ];
    const opened = (asOf: AsOf | null) => told(() => openDocuments(files, toyFactFiles, asOf));
    expect(opened(asOfOptions({ asOf: "2023-12-31" }, today))).toEqual(message("--as-of"));
    expect(opened({ date: "2023-12-31", strict: false })).toEqual(message("asOf"));
  });
});

describe("the flagship on 6 April 2024", () => {
  const asOf = { date: "2024-04-06", strict: false };
  const documents = openModel("us-removal", asOf);
  const { facts, targets } = documents;
  const account = documents.asOf!;
  const standing = (id: string) => account.facts.find(({ fact }) => fact.id === id);

  test("no figure of an edition that came out later is used as published", () => {
    const published = account.facts.filter((one) => one.standing === "published");
    expect(published.length).toBeGreaterThan(10);
    for (const { edition } of published) expect(publishedBy(edition!)).toBeLessThanOrEqual(day("2024-04-06"));
  });

  test("the newspaper's figure of that very day is used, EOIR's of April 2021 too, without reconstruction", () => {
    expect(standing("nyt/2024-04#finalOrders.China.2023")?.standing).toBe("published");
    expect(standing("eoir/adjudication-2021-04#pending.FY2018")?.standing).toBe("published");
  });

  test("encounters by nationality are known to December 2023, 97 days before, and totals carry them on to February", () => {
    expect(standing("ohss/ielp-2024-08#usbp.China.2023-12")?.standing).toBe("reconstructed");
    expect(standing("ohss/ielp-2024-08#usbp.China.2024-01")?.standing).toBe("left out");
    expect(account.goOn).toEqual([
      { parameter: "usbpEncounters", from: "2024-03-01", months: 1 },
      { parameter: "ofoEncounters", from: "2024-03-01", months: 1 },
      { parameter: "interiorBookIns", from: "2024-03-01", months: null },
    ]);
  });

  test("a figure published in 2025 for a later period is not used by anything", () => {
    const late = ["eoir/adjudication-2025-07#completions.FY2024", "ice/flight-costs-quoted#charterHour.2025"];
    for (const id of late) {
      expect(standing(id)?.standing).toBe("left out");
      expect(facts.facts.has(id)).toBe(false);
    }
    // completions of FY2024 set the point FY2024 of this parameter; what they set is gone with them
    const perJudge = documents.parameters.find(({ name }) => name === "completionsPerJudge")!.source!.value;
    expect(JSON.stringify(perJudge)).toContain('"FY2023"');
    expect(JSON.stringify(perJudge)).not.toContain('"FY2024"');
    // and no parameter that can be read cites a figure that is left out as its ground
    const sources = documents.parameters.flatMap(({ name, source, alternatives }) =>
      [source, ...(alternatives?.options.map((option) => option.source) ?? [])].flatMap((one) =>
        one === null ? [] : [{ name, one }],
      ),
    );
    const undated = sources.filter(
      ({ one }) => one.unavailable === undefined && one.kind !== "judgement" && one.value.kind === "expression",
    );
    for (const { name, one } of undated)
      for (const id of one.facts) expect(standing(id)?.standing ?? "series", `${name} ${id}`).not.toBe("left out");
  });

  test("the list of November 2024 is not there, and each alternative says what stands in for it", () => {
    const orders = documents.parameters.find(({ name }) => name === "ordersAtStart")!.alternatives!;
    expect(orders.options.map(({ name, source }) => [name, source.unavailable === undefined])).toEqual([
      ["iceList", true],
      ["newspaper", true],
    ]);
    expect(JSON.stringify(orders)).not.toContain("final-orders-2024-11-24#finalOrders.China");
  });

  test("policy stops on that day: no limits of June 2024, no change of January 2025, no charter of 28 June", () => {
    expect(account.modelCut).toEqual(
      expect.arrayContaining(["cooperation China limited", "borderPolicy limits2024", "interiorPolicy expansion"]),
    );
  });

  test("targets observed later are left out and named; those that remain were published or can be reconstructed", () => {
    expect(account.targetsLeftOut.length).toBeGreaterThan(0);
    expect(account.targetsLeftOut.length + targets.length).toBe(openModel("us-removal").targets.length);
    for (const { observed } of targets)
      if (observed.kind === "fact") expect(standing(observed.fact)?.standing).not.toBe("left out");
  });

  test("arrivals as low as in 2025 cannot be run, and claims that ask for them are not judged", () => {
    const low = ["april2024", "arrivalsLow"];
    const { possible, impossible } = sortStacks(documents, [["april2024", "arrivalsApril2024"], low]);
    expect(possible).toEqual([["april2024", "arrivalsApril2024"]]);
    expect(impossible.map(({ stack }) => stack)).toEqual([low]);
    expect(impossible[0].because).toContain("lowUsbpTotal");
    const claim = documents.claims.find(({ id }) => id === "bill-fixes-backlog-low-arrivals")!;
    expect(
      impossibleFor(claim, [{ stack: ["april2024", "arrivalsLow", "senateBill2024"], because: "too early" }]),
    ).toContain("too early");
  });

  test("a claim about a figure that came out later is not judged, and says why", () => {
    const names = (measure: { readonly kind: string; readonly fact?: string }): boolean =>
      measure.kind === "fact" && facts.asOf!.leftOut.has(measure.fact!);
    const late = documents.claims.filter(({ tests }) => tests.some(({ measure }) => names(measure)));
    expect(late.length).toBeGreaterThan(0);
    const verdicts = judge(late, null, facts, documents);
    for (const [at, { verdict, reason, parts }] of verdicts.entries()) {
      // of a statement in parts those that name a later figure; the others are judged
      const early = new Set(late[at].tests.filter(({ measure }) => names(measure)).map(({ part }) => part));
      const told = parts.length === 0 ? [{ verdict, reason }] : parts.filter(({ title }) => early.has(title));
      expect(told.length).toBeGreaterThan(0);
      for (const one of told) {
        expect(one.verdict).toBe("not testable here");
        expect(one.reason).toContain("figures published by 2024-04-06");
      }
    }
  });

  test("a strict reader has what was printed by then, and says of what it only has a later edition", () => {
    const strict = openModel("us-removal", { ...asOf, strict: true }).asOf!;
    const idsOf = (which: typeof account, standing: string) =>
      new Set(which.facts.filter((one) => one.standing === standing).map(({ fact }) => fact.id));
    expect(idsOf(strict, "published")).toEqual(idsOf(account, "published"));
    // it reads no later edition of anything that it does without, or that nobody could have reconstructed
    const reconstructed = idsOf(strict, "reconstructed");
    const loosely = idsOf(account, "reconstructed");
    expect([...reconstructed].filter((id) => !loosely.has(id))).toEqual([]);
    expect(reconstructed.size).toBeGreaterThan(0);
    const named = (what: string, which = strict) =>
      which.standIns.filter((one) => one.what === what).map(({ parameter }) => parameter);
    expect(named("reconstructed")).toContain("usbpEncounters");
    // whatever a reader has who is not strict, this one has too
    const withoutEither = named("unavailable", account);
    expect(named("unavailable").filter((name) => !withoutEither.includes(name))).toEqual([]);
  });
});

describe("the command", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "pendency-as-of-"));
    for (const { path, text } of [...toyFactFiles, { path: "hall.yaml", text: toyModel }]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  const pendency = (...words: readonly string[]) => {
    const done = commandLine(words, { cwd: folder });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };

  test("run tells in a line what it rests on, and its JSON lists every figure", () => {
    const words = ["run", "hall.yaml", "--as-of", "2024-04-06", "--replications", "2"];
    const { code, out } = pendency(...words);
    expect(code).toBe(0);
    expect(out).toContain("as of 2024-04-06: 1 facts as published, 1 reconstructed, later ones left out");
    expect(out).toContain("by what they state for such a day: staff");
    expect(out).toContain("came: known to 2024-03-01");
    const json = JSON.parse(pendency(...words, "--json").out);
    expect(json.asOf.counts).toEqual({ published: 1, reconstructed: 1 });
    // of what came out later a run says nothing; who checks the documents may ask
    expect(json.asOf).not.toHaveProperty("leftOut");
    const checked = JSON.parse(pendency("check", "hall.yaml", "--as-of", "2024-04-06", "--json").out);
    expect(checked.asOf.leftOut).toHaveLength(3);
    expect(json.asOf.reconstructed).toEqual([
      expect.objectContaining({ id: "ministry/june#came.2024-02", edition: "ministry/june", usualLagDays: 30 }),
    ]);
    // 100 in January, 200 in February, 5 a day afterwards
    expect(json.measures[0].mean).toBe(300 + 5 * 306);
  });

  test("standing on a later day gives another study with another id; without a day there is no word of it", () => {
    const ids = ["2024-04-06", "2025-01-31"].map(
      (date) => JSON.parse(pendency("run", "hall.yaml", "--as-of", date, "--json").out).studyId,
    );
    expect(new Set(ids).size).toBe(2);
    expect(pendency("run", "hall.yaml", "--replications", "1").out).not.toContain("as of");
  });

  test("check and explain label what is reconstructed and what stands in", () => {
    expect(pendency("check", "hall.yaml", "--as-of", "2024-04-06").out).toContain(
      "staff: fallback, judgement for such a day",
    );
    const { out } = pendency("explain", "hall.yaml", "comeInAll", "--as-of", "2024-04-06");
    expect(out).toContain("on that day: fallback");
  });

  test("a strict run says what it fell back to; without anything to go by it is refused with one message", () => {
    const { code, err } = pendency("run", "hall.yaml", "--as-of", "2024-03-30", "--strict-vintages");
    expect([code, err]).toEqual([0, ""]); // January was printed on 5 March
    const later = pendency("run", "hall.yaml", "--as-of", "2024-03-04", "--strict-vintages");
    expect(later.code).toBe(0);
    expect(later.out).toContain("by later editions, because no edition of that day has enough: came");
    // January had ended 30 days before 1 March
    const none = pendency("run", "hall.yaml", "--as-of", "2024-02-29", "--strict-vintages");
    expect(none.code).toBe(2);
    expect(none.err).toContain("--as-of");
    expect(none.err.match(/expected/g)).toHaveLength(1);
  });

  test("check says what is missing where not even the model as it stands is left on that day", () => {
    const text = toyModel.replace(
      "    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}\n",
      "",
    );
    expect(text).not.toBe(toyModel);
    writeFileSync(join(folder, "bare.yaml"), text);
    const { code, out, err } = pendency("check", "bare.yaml", "--as-of", "2024-04-06", "--strict-vintages");
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain("Not possible on that day: A hall (bare)");
    expect(out.replace(/\s+/g, " ")).toMatch(
      /baseline: parameters.staff wants .* ministry\/judges#posts.2024 for 2024, published 2024-12/,
    );
  });
});
