// What commands that follow people under two policies share: the policy, how many runs ago, and what the two are called.
import type { Command } from "commander";
import { pairedSides } from "../ask/live/pairedSides.ts";
import type { PolicyMoves } from "../ask/live/pairedSides.ts";
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { isoDate } from "../quantity/date.ts";
import { didYouMean } from "../reading/suggest.ts";
import { settingText } from "../scenario/point.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { conductingAny } from "./conduct.ts";
import type { Console } from "./console.ts";
import { collect, shared, standing } from "./declare.ts";
import { askedOf, pairsOf, stackOf, wholeNumber } from "./options.ts";
import type { RunOptions } from "./options.ts";

export interface PolicyOptions extends RunOptions {
  readonly chances?: string;
}

/** Options of these commands. */
export function ofTwoPolicies(command: Command): Command {
  return standing(shared(command))
    .option(
      "--scenario <stack>",
      "the policy: a scenario, or several as a+b (default: those of the model's question)",
      collect,
    )
    .option("--set <name=value>", "a parameter's value under the policy; repeatable", collect)
    .option("--set-from <time>", "the day, month or time from which values of --set hold instead")
    .option(
      "--source <name=alternative>",
      "under the policy, one of a parameter's conflicting sources; repeatable",
      collect,
    )
    .option("--chances <number>", "another number gives other chances, and other people (default: 1)");
}

/** Both runs are one answer: of a part nothing can be said. */
const words = {
  isEmpty: (found: unknown): boolean => found === null,
  stopping: "Stopping.",
  nothing: "Stopped before both runs were complete: nothing is kept.",
  stopped: "Stopped after both runs were complete.",
};

/** @throws NothingKept when it was stopped */
export async function followingPeople<Found>(
  options: RunOptions,
  console: Console,
  work: (conduct: Conduct) => Promise<Found | null>,
): Promise<Found> {
  const { found } = await conductingAny(options, console, work, words);
  // whoever stopped it was told by then
  return found as Found;
}

interface Policies {
  readonly moves: PolicyMoves;
  /** of the two sides, or of the one where nothing differs */
  readonly names: readonly string[];
  readonly replication: number;
}

/** @throws PendencyError (usage) for a scenario that is none, and for what cannot be set */
export function policiesOf(options: PolicyOptions, documents: Documents): Policies {
  const { plan, scenarios, model } = documents;
  const { scenario, source = [], chances } = options;
  const stack = scenario?.flatMap(stackOf) ?? plan?.answer.with ?? plan?.answer.base ?? [];
  const known = scenarios.map(({ name }) => name);
  for (const name of stack) {
    if (!known.includes(name))
      refuseUsage("--scenario", "a scenario of the model", `"${name}"`, didYouMean(name, known));
  }
  const { setting } = askedOf({ ...options, engine: "individual" }, documents);
  const moves = {
    stack,
    levers: [],
    sources: pairsOf("source", source),
    ...(setting === undefined ? {} : { setting }),
  };
  const set = settingText(setting ?? null, model.runs.kind === "calendar" ? isoDate(model.runs.fromDays) : "0 days");
  const titleOf = (names: readonly string[]): string =>
    names.map((name) => scenarios.find((one) => one.name === name)?.title ?? name).join(" + ");
  const names = pairedSides(documents, moves).map((side, nth) => {
    const told = [titleOf(side.stack), ...(nth === 0 ? [] : [set, source.join(", ")])].filter((text) => text !== "");
    return told.length === 0 ? "the model as it stands" : told.join(", with ");
  });
  return { moves, names, replication: wholeNumber("chances", chances, 1, 1) - 1 };
}
