// What each piece of the page finds of a state is what the command that it shows finds, to the bit.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import type { Moves } from "../../src/ask/live/moves.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { packsBeside } from "../../src/disk/packs.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { PendencyError } from "../../src/errors.ts";
import { askFlip, askedOfLever } from "../../src/ask/flip.ts";
import { knownModels } from "../../src/disk/findModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { answers } from "../../src/workbench/pieces/answers.ts";
import type { StateAsked } from "../../src/workbench/pieces/pieceJobs.ts";
import { openTexts } from "../../src/workbench/share/numbersOf.ts";
import { root } from "../installed.ts";

const packOf = packsBeside(null);

/** The model as the worker for longer jobs opens it, and a state with the step of the page's own answer. */
function onPage(model: string, moves: Moves): { readonly documents: Documents; readonly asked: StateAsked } {
  const { documents: packed, gates } = unpackModel(packOf(`packs/${model}.txt`) ?? "");
  const { stepDays } = new LiveModel(packed, gates).answer(moves);
  const { documents } = openTexts(packOf(`packs/${model}.texts.txt`) ?? "");
  return { documents, asked: { moves, stepDays } };
}

/** As a shell reads it. */
function wordsIn(command: string): readonly string[] {
  const words = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  expect(words[0]).toBe("pendency");
  return words.slice(1);
}

function printed(command: string): Record<string, unknown> {
  const words = wordsIn(command);
  // run folders are kept elsewhere
  const keeps = words[0] === "ensemble" || words.includes("--sobol");
  const out = keeps ? ["--out", mkdtempSync(join(tmpdir(), "pendency-pieces-"))] : [];
  const { status, stdout, stderr } = commandLine([...words, ...out, "--json", "--quiet"], { cwd: root });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const asJson = (found: unknown): unknown => JSON.parse(JSON.stringify(found));
const moved: Moves = { stack: ["law", "more"], levers: [["level", 250]] };

test("border-rule: what each change contributes, a lever among them", { timeout: 60_000 }, async () => {
  const { documents, asked } = onPage("border-rule", moved);
  const told = await answers.changes(documents, asked, {});
  expect(told?.command).toContain('--scenario "law+more+level=250 per day"');
  expect(told?.found.measures[0].changes.map(({ scenario }) => scenario)).toEqual(["law", "more", "level = 250 per day"]); // prettier-ignore
  expect(printed(told?.command ?? "").waterfall).toEqual(asJson(told?.found));
  // and they add up
  for (const { start, end, changes } of told?.found.measures ?? []) {
    const sum = changes.reduce((all, { mean }) => all + mean, 0);
    expect(sum).toBeCloseTo((end ?? 0) - (start ?? 0), 6);
  }
});

test("border-rule: with and without, run by run, by both engines", { timeout: 120_000 }, async () => {
  const { documents, asked } = onPage("border-rule", moved);
  for (const engine of ["fluid", "individual"] as const) {
    const told = await answers.paired(documents, { ...asked, engine, draws: 3 }, {});
    expect(told?.found.length).toBeGreaterThan(0);
    expect(printed(told?.command ?? "").differences).toEqual(asJson(told?.found));
  }
});

test("border-rule: what it hangs on, and Sobol' indices", { timeout: 120_000 }, async () => {
  const { documents, asked } = onPage("border-rule", moved);
  const told = await answers.matters(documents, { ...asked, draws: 12 }, {});
  expect(printed(told?.command ?? "")).toMatchObject(asJson(told?.found) as object);
  const sobol = await answers.sobol(documents, { ...asked, draws: 8 }, {});
  expect(sobol?.found.rows).toBe(8);
  expect(printed(sobol?.command ?? "")).toMatchObject(asJson(sobol?.found) as object);
});

test(
  "border-rule: what to measure next is what the command finds, moved and as the question asks",
  { timeout: 120_000 },
  async () => {
    for (const moves of [moved, { stack: openModel("border-rule").plan?.answer.with ?? [], levers: [] }]) {
      const { documents, asked } = onPage("border-rule", moves);
      const told = await answers.informs(documents, { ...asked, draws: 40, error: 0.05 }, {});
      expect(told?.found.answers).toHaveLength(moves === moved ? 1 : 2);
      expect(printed(told?.command ?? "")).toMatchObject(asJson(told?.found) as object);
    }
  },
);

test("passport-office: what one more of each would be worth", { timeout: 60_000 }, async () => {
  const { documents, asked } = onPage("passport-office", { stack: ["rush"], levers: [["interview", 8]] });
  const told = await answers.prices(documents, { ...asked, measure: "" }, {});
  expect(told?.found.prices.length).toBeGreaterThan(0);
  expect(printed(told?.command ?? "")).toMatchObject(asJson(told?.found) as object);
});

test("passport-office: where the spread comes from, by both engines", { timeout: 120_000 }, async () => {
  const { documents, asked } = onPage("passport-office", { stack: ["rush"], levers: [["interview", 8]] });
  for (const engine of ["fluid", "individual"] as const) {
    const told = await answers.parts(documents, { ...asked, engine, draws: 4 }, {});
    const { measures, points } = printed(told?.command ?? "");
    expect({ measures, points }).toEqual(asJson({ measures: told?.found.measures, points: told?.found.points }));
  }
});

test(
  "border-rule: a lever of its study turns the question where the question's own search says",
  { timeout: 120_000 },
  async () => {
    const documents = openModel("border-rule");
    const [plan] = documents.plan?.answer.levers ?? [];
    const [low, high] = [plan.low, plan.high].map(({ text }) => parseFloat(text));
    const { asked } = onPage("border-rule", { stack: documents.plan?.answer.with ?? [], levers: [] });
    const told = await answers.turning(
      documents,
      { ...asked, lever: plan.parameter, range: [low, high], turned: { kind: "question" }, confirm: 0 },
      {},
    );
    const [own] = await askFlip(documents, { ...askedOfLever(plan), turns: ["question"], engine: "fluid", stepDays: asked.stepDays }); // prettier-ignore
    expect(told?.found.result).toBe(own.result);
    expect(told?.found.at).toBe(own.at);
    expect(told?.found.bracket).toEqual(own.bracket);
  },
);

test(
  "border-rule: what would have to be true is what the command finds, of the question and of a line",
  { timeout: 180_000 },
  async () => {
    const { documents, asked } = onPage("border-rule", { stack: ["law"], levers: [] });
    const told = await answers.requires(
      documents,
      { ...asked, wanted: { kind: "question" }, draws: 40, confirm: 0 },
      {},
    );
    expect(told?.found.of.kind).toBe("question");
    expect(told?.found.evidence?.nearest).toMatchObject({ confirmedBy: "halfStep", isSettled: true });
    expect(printed(told?.command ?? "").evidence).toEqual(asJson(told?.found.evidence));
    const line = { kind: "line", quantity: "waiting", value: -1 } as const;
    const held = await answers.requires(documents, { ...asked, wanted: line, draws: 40, confirm: 0 }, {});
    // more than nobody wait whatever happens, and it is a statement of the reader's own
    expect(held).toMatchObject({ command: "", found: { of: { kind: "claim" }, wanted: "fails" } });
    expect(held?.found.evidence?.result).toBe("impossible");
  },
);

test("passport-office: which figure turns a statement is what the command finds", { timeout: 180_000 }, async () => {
  const { documents, asked } = onPage("passport-office", { stack: [], levers: [] });
  const { id } = documents.claims.find(({ tests }) => tests.length > 0)!;
  const told = await answers.flips(documents, { ...asked, claim: id, confirm: 0 }, {});
  const [{ turning }] = printed(told?.command ?? "").claims as readonly { readonly turning: unknown }[];
  expect(turning).toEqual(asJson(told?.found.map(({ claim: _id, ...rest }) => rest)));
});

test("border-rule: a lever carries a number across a line, and runs beside it with half the step agree", async () => {
  const { documents, asked } = onPage("border-rule", moved);
  const turned = { kind: "line", quantity: "waiting", value: 39_100 } as const;
  const asks = { ...asked, lever: "level", range: [50, 400], turned, confirm: 0 } as const;
  const told = await answers.turning(documents, asks, {});
  expect(told?.found).toMatchObject({ result: "at", holds: "above", isSettled: true });
  expect(told?.found.bracket?.[0]).toBeLessThanOrEqual(told?.found.at ?? 0);
  expect(told?.found.bracket?.[1]).toBeGreaterThanOrEqual(told?.found.at ?? 0);
  // a run at either end of the bracket says so
  for (const [nth, end] of (told?.found.bracket ?? []).entries()) {
    const { documents: packed, gates } = unpackModel(packOf("packs/border-rule.txt") ?? "");
    const { measures } = new LiveModel(packed, gates).answer({ ...moved, levers: [["level", end]] });
    expect((measures.find(({ name }) => name === "waiting")?.now ?? 0) > 39_100).toBe(nth === 1);
  }
});

/** Says stop at the so-manieth time that a job lets others go on. */
function stopAfter(pauses: number) {
  let left = pauses;
  const stop = new AbortController();
  const pause = (): Promise<void> => {
    left--;
    if (left <= 0) stop.abort();
    return Promise.resolve();
  };
  return { stop: stop.signal, pause };
}

test("what is stopped keeps what is finished, or says that nothing is", { timeout: 120_000 }, async () => {
  const { documents, asked } = onPage("border-rule", moved);
  const fluid = { ...asked, engine: "fluid", draws: 40 } as const;
  const after = async (ask: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await ask();
    } catch (error) {
      // the page says of a study that was stopped before any run was whole that nothing is kept
      if (error instanceof PendencyError) return null;
      throw error;
    }
  };
  expect(await after(() => answers.changes(documents, asked, stopAfter(2)))).toBeNull();
  expect(await after(() => answers.paired(documents, fluid, stopAfter(1)))).toBeNull();
  const paired = await answers.paired(documents, fluid, stopAfter(20));
  expect(paired?.found[0].replications).toBeGreaterThan(2);
  expect(paired?.found[0].replications).toBeLessThan(20);
  const ranked = await answers.matters(documents, fluid, stopAfter(12));
  expect(ranked?.found.draws).toBeLessThan(12);
  const parts = await answers.parts(documents, fluid, stopAfter(9));
  expect(parts?.found.points.made).toBeLessThan(9);
  const turned = { lever: "level", range: [50, 500], turned: { kind: "question" }, confirm: 0 } as const;
  expect(await after(() => answers.turning(documents, { ...asked, ...turned }, stopAfter(1)))).toBeNull();
});

const examples = knownModels().filter((name) => name !== "us-removal");

test.each(examples)(
  "%s: each piece finds something, or says in a sentence why not",
  { timeout: 120_000 },
  async (name) => {
    const face = openModel(name);
    const with_ = face.plan?.answer.with ?? face.scenarios.slice(0, 1).map((one) => one.name);
    const { documents, asked } = onPage(name, { stack: with_, levers: [] });
    const draws = { ...asked, engine: "fluid", draws: 4 } as const;
    const asks: readonly (() => Promise<unknown>)[] = [
      () => answers.changes(documents, asked, {}),
      () => answers.prices(documents, { ...asked, measure: "" }, {}),
      () => answers.matters(documents, draws, {}),
      () => answers.paired(documents, draws, {}),
      () => answers.parts(documents, draws, {}),
    ];
    for (const ask of asks) {
      try {
        expect(await ask()).not.toBeNull();
      } catch (error) {
        if (!(error instanceof PendencyError)) throw error;
        for (const { expected, got } of error.problems) expect(`${expected} ${got}`).not.toMatch(/NaN|undefined/);
      }
    }
  },
);
