// What the worker does for each piece: the question of the command line, asked of the model's texts. Each question is
// fetched with its first job. A new piece adds its job to pieceJobs.ts, its answer here and itself to pieces.ts.
import type { Documents } from "../../documents/documents.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { PieceJobs } from "./pieceJobs.ts";
import { columnName, commandOf, stateWords } from "./stateWords.ts";
import type { StateWords } from "./stateWords.ts";

type Answers = {
  readonly [Kind in keyof PieceJobs]: (
    documents: Documents,
    asked: PieceJobs[Kind]["asked"],
    conduct: Conduct,
  ) => Promise<PieceJobs[Kind]["found"]>;
};

export const answers: Answers = {
  async changes(documents, asked, conduct) {
    const { askWaterfall, movedChange } = await import("../../ask/waterfall.ts");
    const state = stateWords(documents, asked);
    const { base, now, baseName, set, setFrom, sources, stepDays } = state;
    const moved = set.map(([name, value]) => movedChange(documents, name, value, setFrom));
    const { waterfall, study } = await askWaterfall(
      documents,
      { engine: "fluid", stepDays, sources, from: base, to: now, ...(moved.length === 0 ? {} : { moved }) },
      conduct,
    );
    const ends = [baseName, columnName(state)].flatMap((stack) => ["--scenario", stack]);
    const words = ["compare", "--waterfall", "--engine", "fluid", ...ends] as const;
    return study.unfinished > 0 ? null : { found: waterfall, command: commandOf(documents, [...words], state, sources, true) }; // prettier-ignore
  },
  async matters(documents, asked, conduct) {
    const { askMatters } = await import("../../ask/matters.ts");
    const state = stateWords(documents, asked);
    const { draws } = asked;
    const found = await askMatters(documents, { ...ranked(state), draws }, conduct);
    if (found.draws === 0) return null;
    return { found, command: withoutStep(drawnCommand(documents, ["matters", "--draws", String(draws)], state)) };
  },
  async sobol(documents, asked, conduct) {
    const { planSobol, sobolFrom, SobolWatch } = await import("../../ask/sobol.ts");
    const { chunksInTurns } = await import("../../ensemble/chunksInTurns.ts");
    const state = stateWords(documents, asked);
    const { setting: _setting, ...common } = ranked(state);
    const given = state.set.length === 0 ? null : { values: state.set, from: state.setFrom };
    const rows = asked.draws;
    const plan = await planSobol(documents, { ...common, rows, given }, conduct);
    if (plan === null) return null;
    const watch = new SobolWatch(plan);
    const chunks = await chunksInTurns(plan.manifest, documents, conduct, (chunk) => watch.add(chunk));
    if (chunks.length === 0) return null;
    const command = withoutStep(drawnCommand(documents, ["matters", "--sobol", "--rows", String(rows)], state));
    return { found: sobolFrom(plan, chunks), command };
  },
  async informs(documents, asked, conduct) {
    const { informsOf } = await import("./informsOf.ts");
    return informsOf(documents, asked, conduct);
  },
  async prices(documents, asked, conduct) {
    const { askBinds } = await import("../../ask/binds.ts");
    const state = stateWords(documents, asked);
    const { now: stack, nowName, stepDays, sources, setting } = state;
    const measure = asked.measure === "" ? {} : { measure: asked.measure };
    const found = await askBinds(documents, { stepDays, sources, setting, stack, ...measure }, conduct);
    if (found.prices.length === 0) return null;
    const ofMeasure = asked.measure === "" ? [] : ["--measure", asked.measure];
    return { found, command: commandOf(documents, ["binds", "--scenario", nowName, ...ofMeasure], state, sources) };
  },
  async turning(documents, asked, conduct) {
    const { turning } = await import("./turning.ts");
    const found = await turning(documents, asked, stateWords(documents, asked), conduct);
    return found === null ? null : { found, command: "" };
  },
  async requires(documents, asked, conduct) {
    const { requiresOf } = await import("./requiresOf.ts");
    return requiresOf(documents, asked, stateWords(documents, asked), conduct);
  },
  async flips(documents, asked, conduct) {
    const { flipsOf } = await import("./flipsOf.ts");
    const state = stateWords(documents, asked);
    const found = await flipsOf(documents, asked, state, conduct);
    const how = asked.confirm > 0 ? [] : ["--engine", "fluid"];
    const words = ["claims", "--claim", asked.claim, "--flips", ...how] as const;
    return found === null ? null : { found, command: commandOf(documents, [...words], state, state.chosen) };
  },
  async paired(documents, asked, conduct) {
    const { askComparison } = await import("../../ask/compare.ts");
    const state = stateWords(documents, asked);
    const { base, now, baseName, stepDays, sources, setting } = state;
    const { engine, draws: replications } = asked;
    const step = engine === "fluid" ? { stepDays } : {};
    const own = setting === null ? {} : { settings: [setting] };
    const wanted = { engine, ...step, replications, sources, against: base, stacks: [now], ...own };
    const { differences, study } = await askComparison(documents, wanted, conduct);
    if (study.stacks.some((one) => one.replications === 0)) return null;
    const runs = ["--engine", engine, "--replications", String(replications)];
    const command = commandOf(documents, ["compare", ...runs, "--against", baseName, "--scenario", columnName(state)], state, sources, true); // prettier-ignore
    return { found: differences, command: engine === "fluid" ? command : withoutStep(command) };
  },
  async parts(documents, asked, conduct) {
    const { planEnsemble } = await import("../../ask/ensemble.ts");
    const { chunksInTurns } = await import("../../ensemble/chunksInTurns.ts");
    const { mergeChunks } = await import("../../ensemble/mergeChunks.ts");
    const { summariseEnsemble } = await import("../../ensemble/summary.ts");
    const state = stateWords(documents, asked);
    const { now, nowName, set, setFrom, stepDays, chosen } = state;
    const { engine, draws } = asked;
    const levels = levelsOf(documents, engine);
    const manifest = await planEnsemble(
      documents,
      {
        engine,
        ...(engine === "fluid" ? { stepDays } : {}),
        ...(Object.keys(chosen).length === 0 ? {} : { sources: chosen }),
        points: { kind: "drawn", count: draws },
        ...levels,
        stacks: [now],
        ...(set.length === 0 ? {} : { given: { values: set, from: setFrom } }),
        pointsPerChunk: 1,
      },
      conduct,
    );
    if (manifest === null) return null;
    const chunks = await chunksInTurns(manifest, documents, conduct);
    if (chunks.length === 0) return null;
    const counts = Object.entries({ draws, ...levels }).flatMap(([name, count]) => [`--${name}`, String(count)]);
    const words = ["ensemble", "--engine", engine, ...counts, "--scenario", nowName] as const;
    const command = commandOf(documents, [...words], state, chosen);
    return {
      found: summariseEnsemble(mergeChunks(manifest, chunks)),
      command: engine === "fluid" ? command : withoutStep(command),
    };
  },
};

/** What questions are asked with in which everything uncertain is drawn, and publishers with it. */
function drawn({ now: stack, stepDays, setting, chosen }: StateWords) {
  const sources = Object.keys(chosen).length === 0 ? {} : { sources: chosen };
  return { stack, stepDays, ...(setting === null ? {} : { setting }), ...sources };
}

/** A ranking has steps of its own, and says how far they decide. */
function ranked(state: StateWords) {
  const { stepDays: _stepDays, ...others } = drawn(state);
  return others;
}

function drawnCommand(documents: Documents, words: readonly [string, ...string[]], state: StateWords): string {
  return commandOf(documents, [...words, "--scenario", state.nowName], state, state.chosen);
}

function withoutStep(command: string): string {
  return command.replace(/ --step (?:"[^"]*"|\S+)/, "");
}

/** Two of what the model has on each draw, so that each is told from what lies above it. */
function levelsOf({ parameters, model }: Documents, engine: "fluid" | "individual") {
  const isDrifting =
    parameters.some(({ drift }) => drift != null) || model.regimes.some(({ mayChange }) => mayChange != null);
  return { ...(isDrifting ? { paths: 2 } : {}), ...(engine === "individual" ? { replications: 2 } : {}) };
}
