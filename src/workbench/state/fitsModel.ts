// A state from a link against the model that it is of: names that the model has, and numbers that its levers can have.
import type { ModelFace } from "../../ask/live/modelFace.ts";
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { firstState } from "./pageState.ts";
import type { PageState } from "./pageState.ts";
import type { LinkedState } from "./link.ts";

interface FittedState {
  /** what fits of it; what does not is left as the model has it */
  readonly state: PageState;
  readonly problems: readonly Problem[];
}

export function fitsModel(linked: LinkedState, face: ModelFace): FittedState {
  const problems: Problem[] = [];
  const isOneOf = (name: string, known: readonly string[], path: string, expected: string): boolean => {
    if (known.includes(name)) return true;
    problems.push(problem("usage", null, path, expected, JSON.stringify(name), didYouMean(name, known)));
    return false;
  };
  if (linked.edited === true) {
    const hint = "ask the sender for the files";
    const expected = "the edited model that it was made with";
    problems.push(problem("usage", null, "link", expected, "the model as published", hint));
  }
  const scenarios = face.scenarios.map(({ name }) => name);
  const charts = face.series.map(({ key }) => key);
  const stack = (linked.stack ?? face.with).filter((name) =>
    isOneOf(name, scenarios, "link › stack", "a scenario of the model"),
  );
  const levers = linked.levers.filter(([name, value]) => {
    const known = face.levers.map(({ parameter }) => parameter);
    if (!isOneOf(name, known, "link › lever", "a lever of the model")) return false;
    const lever = face.levers.find(({ parameter }) => parameter === name);
    if (lever !== undefined && value >= lever.from && value <= lever.to) return true;
    problems.push(
      problem("usage", null, `link › lever.${name}`, `a number from ${lever?.from} to ${lever?.to}`, String(value)),
    );
    return false;
  });
  const sources = (linked.sources ?? []).filter(([name, publisher]) => {
    const known = face.publishers.find(({ parameter }) => parameter === name);
    const all = face.publishers.map(({ parameter }) => parameter);
    if (!isOneOf(name, all, "link › source", "a parameter whose publishers disagree")) return false;
    return isOneOf(
      publisher,
      known?.options.map((option) => option.name) ?? [],
      `link › source.${name}`,
      "one of its publishers",
    );
  });
  const { claim } = linked;
  const isClaim =
    claim !== undefined &&
    isOneOf(
      claim.stage,
      face.stages.map(({ name }) => name),
      "link › claim",
      "a stage of the model",
    ) &&
    (claim.level === "" || isOneOf(claim.level, face.groupLevels, "link › claim", "a level of the model")) &&
    [claim.from, claim.to].every(
      (period) => period === "" || isOneOf(period, face.periods, "link › claim", "a period of the run"),
    );
  const { periods, levels } = face;
  // a page without a link is opened where the question looks
  const wanted = linked.model === null && linked.at === "" ? face.asked : linked.at;
  const at = wanted === "" || isOneOf(wanted, periods, "link › at", "a period of the run") ? wanted : "";
  const isLevel =
    linked.level === "" || isOneOf(linked.level, levels, "link › level", "a level that is counted by itself");
  const level = isLevel ? linked.level : "";
  const isKnown = linked.chart === "" || isOneOf(linked.chart, charts, "link › chart", "a series of the model");
  const chart = isKnown ? linked.chart : "";
  const more = {
    ...(sources.length === 0 ? {} : { sources }),
    ...(isClaim ? { claim } : {}),
    // whether the model has it is known once its statements are fetched
    ...(linked.statement === undefined ? {} : { statement: linked.statement }),
    ...(linked.pace === undefined ? {} : { pace: linked.pace }),
    ...(linked.language === undefined ? {} : { language: linked.language }),
  };
  return { state: { ...firstState(face.id, stack), levers, chart, show: linked.show, at, level, ...more }, problems };
}
