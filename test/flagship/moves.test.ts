// A move of a lever takes over from the move before what both have in common, and is to the last bit the state compiled and
// planned by itself.
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { heldLevers } from "../../src/ask/live/heldLevers.ts";
import { pointOfLevers } from "../../src/ask/live/moves.ts";
import { sinceOf } from "../../src/ask/live/sinceOf.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import type { Program } from "../../src/compile/program.ts";
import { openModel } from "../../src/disk/openModel.ts";
import type { Plan } from "../../src/simulate/fluid/plan.ts";
import { planFor } from "../../src/simulate/fluid/run.ts";

const documents = openModel("us-removal");
const stack = ["april2024", "arrivalsApril2024", "dealDirect"];
const since = sinceOf(documents);

test("moves made one after another are the states made from scratch, in Program and plan", () => {
  const kept = new DrawCache();
  let like: Plan | undefined;
  let levers: readonly (readonly [string, number])[] = [];
  const moves = [
    ["directScale", 3],
    ["extraCharterFlights", 120],
    ["chineseArrivalFactor", 2],
    ["directScale", 0.5],
    ["extraJudges", 700],
  ] as const;
  for (const move of moves) {
    levers = [...levers.filter(([name]) => name !== move[0]), move];
    const point = pointOfLevers(documents, heldLevers(documents, { stack, levers }, since), since);
    const compiled = (keeps?: DrawCache): Program =>
      compile(documents, documents.facts, { ...plainly, stack, point, kept: keeps });
    const [program, anew] = [compiled(kept), compiled()];
    const [plan, planAnew] = [planFor(program, 63, [], like), planFor(anew, 63, [])];
    like ??= plan;
    const same = {
      program: isDeepStrictEqual(program, anew),
      dials: isDeepStrictEqual(plan.dials, planAnew.dials),
      delays: isDeepStrictEqual(plan.delays, planAnew.delays),
      timetables: isDeepStrictEqual(plan.timetables, planAnew.timetables),
      parts: isDeepStrictEqual(plan.parts, planAnew.parts),
    };
    expect(same).toEqual({ program: true, dials: true, delays: true, timetables: true, parts: true });
    // else every move was planned by itself
    expect(plan.book).toBe(like.book);
  }
}, 120_000);
