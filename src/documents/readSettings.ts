// Values that somebody gives a model's parameters from outside, as texts → a point, checked like a scenario.
import { PendencyError, refuseUsage } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { isoDate, parseInstant } from "../quantity/date.ts";
import type { Instant } from "../quantity/value.ts";
import { readTree } from "../reading/document.ts";
import { didYouMean } from "../reading/suggest.ts";
import { checkScenarios } from "../scenario/checkScenarios.ts";
import { changesOf } from "../scenario/point.ts";
import type { Point, SetValue } from "../scenario/point.ts";
import type { Documents } from "./documents.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { settingOf, wordsOf } from "./settingOf.ts";

/**
 * @param values parameter and value as a document writes it: "900 judges", "{by: region, north: 3, else: 4}"
 * @param from   the instant from which they hold, as a document writes it; null for the start of the run
 * @param where  how the place of these values is called in messages
 * @throws PendencyError for a name that is no parameter, or a value that the parameter cannot have
 */
export function readSettings(
  documents: Pick<Documents, "model" | "graph" | "parameters" | "facts">,
  values: readonly (readonly [string, string])[],
  from: string | null = null,
  where = "setting",
): Point {
  const arePairs =
    Array.isArray(values) && values.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));
  if (!arePairs) refuseUsage(where, "pairs of a parameter and a value, both texts", describeGiven(values));
  const start = from === null ? startOf(documents) : instantOf(documents, from, where);
  const names = values.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) refuseUsage(where, "one value for a parameter", `two for ${twice}`);
  const set = values.map(([name, text]) => readSetting(documents, name, text, start, where));
  const problems = problemsOf(set, documents);
  if (problems.length > 0) throw new PendencyError(problems);
  return { draws: {}, sources: {}, set };
}

const isText = (part: unknown): part is string => typeof part === "string";

/** What is wrong with them as changes of a scenario, told of the parameter. */
function problemsOf(
  set: readonly SetValue[],
  { graph, facts }: Pick<Documents, "graph" | "facts">,
): readonly Problem[] {
  const at = { file: "", line: 1, column: 1 };
  const scenario = { name: "setting", title: "", description: "", on: [], changes: changesOf(set), at };
  const { errors } = checkScenarios([scenario], graph, facts);
  return errors.map((problem) => ({
    ...problem,
    path: problem.path.replace(/^scenarios\.setting\.changes\[(\d+)\](\.\w+)?/, (_, nth) => set[nth - 1].parameter),
  }));
}

function readSetting(
  { model, parameters }: Pick<Documents, "model" | "parameters">,
  name: string,
  text: string,
  from: Instant,
  where: string,
): SetValue {
  const parameter = parameters.find((one) => one.name === name);
  if (parameter === undefined) {
    const known = parameters.map((one) => one.name);
    const hint = didYouMean(name, known) ?? (known.length === 0 ? "it has none" : `it has ${known.join(", ")}`);
    return refuseUsage(where, "a parameter of the model", `"${name}"`, hint);
  }
  const file = { path: `${where} ${name}`, text };
  return settingOf(model, parameter, from, file, text.startsWith("{") ? readTree(file) : wordsOf(file, name));
}

function startOf({ model: { runs } }: Pick<Documents, "model">): Instant {
  return runs.kind === "calendar"
    ? { days: runs.fromDays, calendar: true, text: isoDate(runs.fromDays) }
    : { days: 0, calendar: false, text: "0 days" };
}

function instantOf({ model }: Pick<Documents, "model">, text: string, where: string): Instant {
  const found = parseInstant(text, model.fiscalYearStartMonth);
  const isCalendar = model.runs.kind === "calendar";
  if (found !== null && found.calendar === isCalendar) return found;
  const expected = isCalendar ? "a date, month or fiscal year such as 2024-06-28" : 'a time such as "5 days"';
  return refuseUsage(`${where} from`, expected, `"${text}"`);
}
