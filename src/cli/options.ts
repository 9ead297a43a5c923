// The options of commands that run something, from texts to what `ask/` takes: a wrong one is told with what
// would be right.
import { availableParallelism } from "node:os";
import type { Asked } from "../ask/asked.ts";
import type { FluidAgreement } from "../ask/fluidBadge.ts";
import type { ShownBeside } from "../disk/frozenFolder.ts";
import type { Documents } from "../documents/documents.ts";
import { dayOf } from "../documents/openDocuments.ts";
import { readSettings } from "../documents/readSettings.ts";
import { refuseUsage } from "../errors.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { Model } from "../model/model.ts";
import type { SampleRule } from "../model/sampleRule.ts";
import type { SourceRule } from "../parameters/parameter.ts";
import { daysFromCivil, isoDate, parseElapsed } from "../quantity/date.ts";
import { didYouMean } from "../reading/suggest.ts";

/** As commander hands them over: texts, or absent. */
export interface RunOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly seed?: string;
  readonly replications?: string;
  readonly scenario?: readonly string[];
  readonly set?: readonly string[];
  readonly setFrom?: string;
  readonly source?: readonly string[];
  readonly rule?: string;
  readonly asOf?: string;
  /** of commands whose draws may be calibrated ones: path of a parameter set */
  readonly posterior?: string;
  readonly strictVintages?: boolean;
  readonly standIns?: boolean;
  readonly sample?: string;
  readonly oneToOne?: boolean;
  readonly workers?: string;
  readonly warmUp?: string;
  readonly tail?: readonly string[];
  readonly targets?: boolean;
  readonly engine?: string;
  readonly step?: string;
  readonly chanceOnly?: boolean;
  readonly allow?: string;
  readonly maxMemory?: string;
  readonly maxEvents?: string;
  readonly log?: string;
  readonly maxLog?: string;
  readonly inFull?: string;
  readonly timelines?: string;
  /** of `compare` */
  readonly waterfall?: boolean;
  readonly against?: string;
  readonly measure?: string;
  readonly out?: string;
  readonly people?: boolean;
  readonly informs?: boolean;
  readonly ensemble?: string;
  /** of `answer`: where its page finds the workbench */
  readonly workbench?: string;
  /** of `answer`: the workbench afterwards */
  readonly open?: boolean;
  /** of a run that `verify` makes again: the comparison of engines that was kept with it */
  readonly agreement?: FluidAgreement | null;
  /** of the same: what was shown of what lay beside the model */
  readonly shown?: ShownBeside;
  /** of `claims` and `answer` */
  readonly untilSettled?: boolean;
  /** commander's --no-grid */
  readonly grid?: boolean;
  /** commander's --no-levers */
  readonly levers?: boolean;
  /** commander's --no-color */
  readonly color?: boolean;
}

export function wholeNumber(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least) || value > 0xffffffff) {
    const range = least === 0 ? "a whole number from 0 to 4294967295" : `a whole number, ${least} or more`;
    refuseUsage(`--${name}`, range, text === "" ? "nothing" : `"${text}"`);
  }
  return value;
}

/** @throws PendencyError (usage) for a text that is no day, a day to come, or strictness without a day */
export function asOfOptions({ asOf, strictVintages, standIns }: RunOptions, now = todayInDays()): AsOf | null {
  if (asOf === undefined) {
    if (strictVintages === true)
      refuseUsage("--strict-vintages", "an --as-of DATE that it is strict about", "none", "add --as-of 2024-04-06");
    if (standIns === true)
      refuseUsage("--stand-ins", "an --as-of DATE after which things were judged", "none", "add --as-of 2024-04-06");
    return null;
  }
  const day = dayOf(asOf);
  if (day === null) {
    refuseUsage("--as-of", "a day as YYYY-MM-DD", asOf === "" ? "nothing" : `"${asOf}"`, "such as 2024-04-06");
  } else if (day > now) {
    const hint = "for what may be published later, leave out --as-of and write a scenario";
    refuseUsage("--as-of", `a day that has come (today is ${isoDate(now)})`, asOf, hint);
  }
  const called = { day: "--as-of", strict: "--strict-vintages" };
  return { date: asOf, strict: strictVintages === true, ...(standIns === true ? { standIns } : {}), called };
}

const millisecondsADay = 86_400_000;

/** ISO day, in UTC. */
export function today(): string {
  return isoDate(todayInDays());
}

function todayInDays(): number {
  const now = new Date();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return daysFromCivil(1970, 1, 1) + midnight / millisecondsADay;
}

/** The part of a command line that says on which day it stands; "" where it stands on none. */
function onDay({ asOf }: Pick<Documents, "asOf">): string {
  if (asOf === null) return "";
  return ` --as-of ${asOf.date}${asOf.strict ? " --strict-vintages" : ""}${asOf.ruleMade ? " --stand-ins" : ""}`;
}

/**
 * The part of a command line that a command which makes the same runs again must repeat, beside seed and
 * replications.
 */
export function askedAgain(options: RunOptions, documents: Pick<Documents, "asOf">): string {
  const {
    engine,
    step,
    set = [],
    setFrom,
    source = [],
    rule,
    sample,
    oneToOne,
    chanceOnly,
    warmUp,
    posterior,
  } = options;
  const words = [
    ...(engine === undefined ? [] : [`--engine ${engine}`]),
    ...(step === undefined ? [] : [`--step "${step}"`]),
    ...set.map((text) => `--set "${text}"`),
    ...(setFrom === undefined ? [] : [`--set-from "${setFrom}"`]),
    ...source.map((text) => `--source ${text}`),
    ...(rule === undefined ? [] : [`--rule ${rule}`]),
    ...(sample === undefined ? [] : [`--sample "${sample}"`]),
    ...(oneToOne === true ? ["--one-to-one"] : []),
    ...(chanceOnly === true ? ["--chance-only"] : []),
    ...(posterior === undefined ? [] : [`--posterior ${/^\w+$/.test(posterior) ? posterior : `"${posterior}"`}`]),
    ...(warmUp === undefined ? [] : [`--warm-up "${warmUp}"`]),
  ];
  return words.map((word) => ` ${word}`).join("") + onDay(documents);
}

/** What a question is asked with. @throws PendencyError (usage) for what no question can be asked with */
export function askedOf(options: RunOptions, documents: Documents): Asked {
  const { seed, replications, set, setFrom, source, sample, oneToOne, chanceOnly, warmUp, step } = options;
  if (setFrom !== undefined && set === undefined) {
    refuseUsage("--set-from", "--set name=value, which holds from then on", "none");
  }
  const rule = ruleOf(options);
  const engine = engineOf(options, documents);
  return {
    ...(engine === undefined ? {} : { engine }),
    ...(step === undefined ? {} : { stepDays: daysOf("step", step) }),
    ...(seed === undefined ? {} : { seed: wholeNumber("seed", seed, 1, 0) }),
    ...(replications === undefined ? {} : { replications: wholeNumber("replications", replications, 1, 1) }),
    ...(source === undefined ? {} : { sources: Object.fromEntries(pairsOf("source", source)) }),
    ...(rule === undefined ? {} : { rule }),
    ...(oneToOne === true
      ? { sample: null }
      : sample === undefined
        ? {}
        : { sample: sampleOf(sample, documents.model) }),
    ...(chanceOnly === true ? { chanceOnly } : {}),
    ...(warmUp === undefined ? {} : { warmUpDays: daysOf("warm-up", warmUp) }),
    ...(set === undefined ? {} : { setting: readSettings(documents, pairsOf("set", set), setFrom ?? null, "--set") }),
  };
}

const rules: Readonly<Record<string, SourceRule>> = {
  pool: "pool",
  prefer: "prefer",
  "one-run-each": "one run each",
  "one run each": "one run each",
};

/** What the command says for every disputed parameter; undefined when it says nothing. */
export function ruleOf({ rule }: RunOptions): SourceRule | undefined {
  if (rule === undefined) return undefined;
  const known = ["pool", "prefer", "one-run-each"];
  return rules[rule] ?? refuseUsage("--rule", known.join(", "), `"${rule}"`, didYouMean(rule, known));
}

export function megabytes(name: string, text: string): number {
  return 1e6 * wholeNumber(name, text, 0, 1);
}

export function workersOf(options: RunOptions): number {
  return wholeNumber("workers", options.workers, availableParallelism(), 1);
}

/** Options that speak of single persons or of chance; expected numbers have neither. */
const notFluid = ["log", "timelines", "oneToOne", "sample", "maxEvents", "allow"] as const;

/** @throws PendencyError (usage) for an engine that is none, or one that cannot honour another option */
function engineOf(options: RunOptions, { plan }: Pick<Documents, "plan">): Asked["engine"] {
  const { engine } = options;
  if (engine !== undefined && engine !== "individual" && engine !== "fluid") {
    const known = ["individual", "fluid"];
    return refuseUsage("--engine", "individual or fluid", `"${engine}"`, didYouMean(engine, known));
  }
  if ((engine ?? plan?.engine) !== "fluid") {
    if (options.step !== undefined)
      refuseUsage("--step", "--engine fluid, which goes in steps", "the individual engine, which follows people");
    return engine;
  }
  // what the command line says wins over the study document
  const hint =
    engine === undefined ? "the model's study document says so; --engine individual follows people" : undefined;
  for (const name of notFluid) {
    if (options[name] === undefined) continue;
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    refuseUsage(flag, "the individual engine, which follows people", "fluid", hint);
  }
  if (options.chanceOnly === true && (options.replications ?? options.seed) !== undefined) {
    const flag = options.replications === undefined ? "--seed" : "--replications";
    refuseUsage(flag, "draws to choose by it", "--chance-only, with which expected numbers are the same every time");
  }
  return engine;
}

/** "30 days" → 30 */
export function daysOf(name: string, text: string): number {
  const days = parseElapsed(text);
  return days ?? refuseUsage(`--${name}`, 'a length of time such as "30 days"', `"${text}"`);
}

/** `a+b` is one stack of two scenarios. */
export function stackOf(text: string): readonly string[] {
  return text.split("+").map((name) => name.trim());
}

/** A column of `compare`: scenarios, and values of its own. */
interface ColumnAsked {
  readonly stack: readonly string[];
  /** name and value of each */
  readonly values: readonly (readonly [string, string])[];
}

/** `a+b+officers=4 officers` is a stack of two scenarios in which a parameter has another value. */
export function columnOf(text: string): ColumnAsked {
  // a sign within a number begins no part
  const parts = text.split(/(?<!=\s*[\d.]*[eE]|=\s*)\+/).map((part) => part.trim());
  return {
    stack: parts.filter((part) => !part.includes("=")),
    values: pairsOf("scenario", parts.filter((part) => part.includes("="))), // prettier-ignore
  };
}

/** "nationality: China=1, else=100", with the group's name first; "none" and --one-to-one: everybody. */
export function sampleOf(text: string, model: Model): SampleRule | null {
  const example = '"group: level=1, else=100", or none';
  if (text.trim() === "none") return null;
  const found = /^\s*([A-Za-z][A-Za-z0-9]*)\s*:(.*)$/.exec(text);
  if (found === null) return refuseUsage("--sample", example, `"${text}"`);
  const group = model.groups.find((each) => each.name === found[1]);
  const groups = model.groups.map((each) => each.name);
  if (group === undefined) {
    const expected = groups.length === 0 ? "a model with groups" : `a group of the model (${groups.join(", ")})`;
    return refuseUsage("--sample", expected, `"${found[1]}"`, didYouMean(found[1], groups));
  }
  const weights: Record<string, number> = {};
  let otherwise = 1;
  for (const part of found[2].split(",")) {
    const [level, weight, ...more] = part.split("=").map((word) => word.trim());
    if (weight === undefined || more.length > 0) return refuseUsage("--sample", example, `"${part.trim()}"`);
    const persons = wholeNumber("sample", weight, 1, 1);
    if (level === "else") otherwise = persons;
    else if (group.levels.includes(level)) weights[level] = persons;
    else return refuseUsage("--sample", `a level of ${group.name}`, `"${level}"`, didYouMean(level, group.levels));
  }
  return { group: group.name, weights, otherwise };
}

/** name=value pairs, such as --set judgesInPost="900 judges". */
export function pairsOf(name: string, texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((text) => {
    const at = text.indexOf("=");
    if (at < 1 || at === text.length - 1) return refuseUsage(`--${name}`, "name=value", `"${text}"`);
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const;
  });
}

const decidingNames = [
  "engine", "step", "replications", "seed", "sample", "oneToOne", "set", "setFrom", "source", "rule", "chanceOnly",
  "warmUp", "eachSource", "untilSettled",
]; // prettier-ignore

/** Options by which a statement turns elsewhere than in the model as it stands; with draws of its own, or fewer, it says less. */
const movingNames = ["set", "setFrom", "source", "asOf", "warmUp"] as const;
const drawingNames = ["posterior", "rule", "chanceOnly", "sample"] as const;

/** What turns statements of the model as it stands turns them with these too. */
export function isAsItStands(options: RunOptions): boolean {
  return movingNames.every((name) => options[name] === undefined);
}

/** @throws PendencyError (usage) where what turns statements would be kept as of other questions than it is shown with */
export function refuseKeepingOthers(options: RunOptions): void {
  const other = [...movingNames, ...drawingNames].find(
    (name) => options[name] !== undefined && options[name] !== "none",
  );
  if (other === undefined) return;
  const flag = `--${other.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  refuseUsage("--keep", "the model as its documents have it, which is what a report shows", flag, "leave one of the two out"); // prettier-ignore
}

/** Options that decide a number; a day, a parameter set, and which statements were asked for are told by themselves. */
export function decidingOptions(options: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => decidingNames.includes(name) && value !== undefined),
  );
}
