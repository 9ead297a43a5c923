// A measure and a test in plain words, for readers who have not seen the document.
import type { Measure, WaitStatistic } from "../model/measure.ts";
import type { Model } from "../model/model.ts";
import type { Test } from "../claim/claim.ts";

/** What things are called; a name whose title is not at hand stands for itself. */
export interface Titles {
  readonly model: Pick<Model, "stages" | "entities"> & Partial<Pick<Model, "resources">>;
  readonly scenarios: readonly { readonly name: string; readonly title: string }[];
}

/** "persons entering Treated (region north) in FY2024 under “Second theatre”" */
export function describeMeasure(measure: Measure, { model, scenarios }: Titles): string {
  const titleIn = (all: Titles["scenarios"], name: string): string =>
    all.find((one) => one.name === name)?.title ?? name;
  const title = (name: string): string => titleIn(model.stages, name);
  const resource = (name: string): string => titleIn(model.resources ?? [], name);
  const stages = (names: readonly string[]): string => listed(names.map(title));
  const who = model.entities[0] ?? "persons";
  const parts = [whatIs(measure, who, title, resource, stages), whoIs(measure), whenIs(measure)];
  if (measure.kind !== "fact") {
    const under = [...measure.scenario].sort().map((name) => titleIn(scenarios, name));
    parts.push(under.length === 0 ? "" : `under “${under.join(" + ")}”`);
  }
  return parts.filter((part) => part !== "").join(" ");
}

/** "[measure] ÷ [other side] is at least 5" */
export function describeTest(test: Test, measure: string, against: string | null): string {
  const sign = test.compare === "ratio" ? "÷" : "−";
  const left = against === null || test.compare === "value" ? measure : `${measure} ${sign} ${against}`;
  return `${left} is ${threshold(test)}`;
}

function threshold({ holdsIf, compare }: Test): string {
  const { kind, value, unit } = holdsIf;
  if (kind === "within" && holdsIf.isShare) return `within ${shortNumber(value * 100)} % of the other side`;
  const scale = unit.scale === 0 ? 1 : unit.scale;
  const amount = `${shortNumber(value / scale)}${unit.text === "" ? "" : ` ${unit.text}`}`;
  return compare === "ratio" && kind !== "within" && unit.text !== "%"
    ? `${kind} ${amount} times`
    : `${kind} ${amount}`;
}

function whatIs(
  measure: Measure,
  who: string,
  title: (name: string) => string,
  resource: (name: string) => string,
  stages: (names: readonly string[]) => string,
): string {
  switch (measure.kind) {
    case "stock":
      return `${who} in ${stages(measure.stages)}`;
    case "waiting":
      return `${who} waiting in ${stages(measure.stages)}`;
    case "entries":
      return `${who} entering ${stages(measure.stages)}`;
    case "moves":
      return `${who} moving from ${title(measure.from)} to ${title(measure.to)}`;
    case "boardings":
      return `${who} leaving ${title(measure.stage)} on ${resource(measure.resource)}`;
    case "strikes":
      return `${who} struck by ${measure.clock}`;
    case "wait":
      return `${statistic(measure.statistic)} wait (queue only) in ${stages(measure.stages)}`;
    case "sojourn":
      return `${statistic(measure.statistic)} sojourn (wait and service) in ${stages(measure.stages)}`;
    case "age":
      return `${statistic(measure.statistic)} age of those pending in ${stages(measure.stages)}`;
    case "share":
      return `share of those entering ${stages(measure.entered)} who are in ${stages(measure.stages)}`;
    case "utilisation":
      return `utilisation of ${resource(measure.resource)}`;
    case "overtime":
      return `overtime of ${resource(measure.resource)}, of its busy time`;
    case "cost":
      return `cost of ${resource(measure.resource)}`;
    case "leftBehind":
      return `${who} left behind by departures of ${resource(measure.resource)}`;
    case "fact":
      return `the published figure ${measure.fact}`;
  }
}

function statistic(of: WaitStatistic): string {
  if (of.kind === "quantile") return `${shortNumber(of.share * 100)} % quantile of the`;
  if (of.kind === "shareOver") return `share over ${shortNumber(of.days)} days of the`;
  return of.kind === "variance" ? "variance of the" : of.kind;
}

function whoIs({ where }: Measure): string {
  const limits = Object.entries(where).map(([group, levels]) => `${group} ${listed(levels)}`);
  return limits.length === 0 ? "" : `(${limits.join(", ")})`;
}

function whenIs(measure: Measure): string {
  if (measure.kind === "fact") return "";
  const moment = "moment" in measure && measure.moment !== null ? measure.moment : null;
  const at = moment === null ? "" : moment === "end" ? "at the end of the run" : `at ${moment.text}`;
  const span = measure.kind === "share" ? measure.cohortWindow : "window" in measure ? measure.window : null;
  return [span === null ? "" : `in ${span.text}`, at].filter((part) => part !== "").join(" ");
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1]}`;
}

/** Up to four significant digits, without trailing zeros. */
function shortNumber(value: number): string {
  return grouped(Number(value.toPrecision(4)));
}

/** "24,000": every digit of the number, in thousands. */
export function grouped(value: number): string {
  const [whole, ...rest] = String(value).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}
