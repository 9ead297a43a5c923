// A model's text → the model as declared. This reads its shape; checkModel says whether the whole makes sense.
import { PendencyError } from "../errors.ts";
import type { DocumentFile, MapNode, Node } from "../reading/document.ts";
import { readTree } from "../reading/document.ts";
import { byInstant, fixedDays, instant, lastDay } from "../quantity/instant.ts";
import { keysAt, wordOf } from "../reading/name.ts";
import { kindOfTree } from "../reading/documentKind.ts";
import { noteKind } from "../reading/openDocument.ts";
import {
  asMap, checkName, describeNode, dictionary, dictionaryOf, finish, giveUpWhen, laterHint, listOf, optional, record, refuseOtherKeys,
  required, text, together, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import { judgedOn, parameterSection } from "../parameters/readParameters.ts";
import type { Parameter } from "../parameters/parameter.ts";
import type { CrossClock, Group, Hold, Model, Regime, Resource, Stage } from "./model.ts";
import { readMayChange } from "./readMayChange.ts";
import { readMeasure } from "./readMeasure.ts";
import { readHolds, readResources } from "./readResource.ts";
import { crossClocks, readStages } from "./readStage.ts";
import { checkStructureDays, structureDays } from "./structureDays.ts";
import type { StructureDays } from "./structureDays.ts";

/**
 * The model one document declares.
 *
 * @param id the name by which scenarios, claims and parameters call it in `for:`
 * @throws PendencyError with up to ten problems of YAML or shape
 */
export function readModel(file: DocumentFile, id: string): Model {
  const tree = readTree(file);
  const reading = contextOf(tree);
  if (kindOfTree(tree) !== "model") {
    noteKind(tree, reading, ["model"]);
    throw new PendencyError(reading.problems);
  }
  const read = finish(reading, () => {
    const fields = modelFields(tree, reading);
    checkTime(fields, tree, reading);
    const days = tree.entries.get("knownFrom")?.value;
    if (days !== undefined) checkStructureDays(days, (section) => fields[section].map(({ name }) => name), reading);
    return fields;
  });
  const { description: _description, pendency: _pendency, fiscalYear: _fiscalYear, grid, warmUp, ...sections } = read;
  return {
    ...sections,
    parameters: judgedOn(sections.knownFrom?.rest ?? null, sections.parameters),
    id,
    file: file.path,
    gridDays: grid,
    warmUpDays: warmUp,
    fiscalYearStartMonth: reading.fiscalYearStartMonth,
  };
}

type Sections = Omit<Model, "id" | "file" | "gridDays" | "warmUpDays" | "fiscalYearStartMonth">;

const modelFields = record<
  Sections & { pendency: string; description: string; fiscalYear: number; grid: number; warmUp: number }
>("a model", {
  pendency: required(text),
  title: required(text),
  description: optional(text, ""),
  entities: optional(listOf(text), []),
  units: optional(listOf(text), []),
  runs: required(readRuns),
  grid: optional(positiveDays, 1),
  warmUp: optional(fixedDays, 0),
  fiscalYear: optional(fiscalYearStart, 10),
  groups: optional<Group[]>(readGroups, []),
  regimes: optional<Regime[]>(readRegimes, []),
  stages: required<readonly Stage[]>(readStages),
  resources: optional<readonly Resource[]>(readResources, []),
  holds: optional<readonly Hold[]>(readHolds, []),
  clocks: optional<readonly CrossClock[]>(crossClocks, []),
  parameters: optional<readonly Parameter[]>(parameterSection, []),
  quantities: optional<Model["quantities"]>(readQuantities, []),
  knownFrom: optional<StructureDays | null>(structureDays, null),
});

/** The words, fiscal year and kind of time that the rest of the document is read by, whatever the order of its keys. */
function contextOf(tree: MapNode): Reading {
  const reading = { vocabulary: { units: [], entities: [] }, fiscalYearStartMonth: 10, calendar: true, problems: [] };
  const quietly = <T>(key: string, read: Read<T>, otherwise: T): T => {
    const entry = tree.entries.get(key);
    if (entry === undefined) return otherwise;
    try {
      return read(entry.value, { ...reading, problems: [] });
    } catch {
      return otherwise;
    }
  };
  const runs = tree.entries.get("runs")?.value;
  return {
    vocabulary: { units: quietly("units", listOf(text), []), entities: quietly("entities", listOf(text), []) },
    fiscalYearStartMonth: quietly("fiscalYear", fiscalYearStart, 10),
    calendar: !(runs?.kind === "map" && runs.entries.has("for")),
    problems: [],
  };
}

const months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
]; // prettier-ignore

function fiscalYearStart(node: Node, reading: Reading): number {
  const month = node.kind === "text" && node.text.startsWith("starts ") ? months.indexOf(node.text.slice(7)) : -1;
  return month === -1
    ? wrong(node, reading, '"starts" and a month, such as starts July', describeNode(node))
    : month + 1;
}

/** A minute's grid over 38 years; the engines go through every step. */
const mostSteps = 20_000_000;
const longestGridDays = 36_525;

/** Whether the run, its grid and its warm-up fit each other. */
function checkTime(
  { runs, grid, warmUp }: { readonly runs: Model["runs"]; readonly grid: number; readonly warmUp: number },
  tree: MapNode,
  reading: Reading,
): void {
  const of = (key: string): Node => tree.entries.get(key)?.value ?? tree;
  const days = runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays;
  if (grid > longestGridDays) wrong(of("grid"), reading, "a grid of at most 100 years", describeNode(of("grid")));
  if (tree.entries.has("grid") && grid > days) {
    const length = `${Number(days.toPrecision(6))} days`;
    wrong(of("grid"), reading, `a grid of at most the run's ${length}`, describeNode(of("grid")));
  }
  const steps = days / grid;
  if (!(steps <= mostSteps)) {
    const node = tree.entries.has("grid") ? of("grid") : of("runs");
    const got = steps < 1e15 ? `about ${Math.floor(steps).toLocaleString("en")}` : "more than a million billion";
    wrong(node, reading, "a run of at most 20 million grid steps", got, "a longer `grid:`, or a shorter run");
  }
  // less than that is no step at all once it is rounded
  if (steps < 1e-6) {
    wrong(of("runs"), reading, "a run of at least a millionth of a grid step", describeNode(of("runs")));
  }
  if (warmUp < 0) wrong(of("warmUp"), reading, "a warm-up of 0 or more", describeNode(of("warmUp")));
  if (warmUp > 0 && warmUp >= days) {
    const length = `${Number(days.toPrecision(6))} days`;
    wrong(of("warmUp"), reading, `a warm-up shorter than the run of ${length}`, describeNode(of("warmUp")));
  }
}

function positiveDays(node: Node, reading: Reading): number {
  const days = fixedDays(node, reading);
  return days > 0 ? days : wrong(node, reading, "a length of time above 0", describeNode(node));
}

function readRuns(node: Node, reading: Reading): Model["runs"] {
  if (!reading.calendar) {
    return { kind: "elapsed", forDays: record("the run", { for: required(positiveDays) })(node, reading).for };
  }
  const { from, through } = record("the run", { from: required(instant), through: required(lastDay) })(node, reading);
  if (through.days <= from.days)
    wrong(node, reading, "a run that ends after it begins", `${from.text} to ${through.text}`);
  return { kind: "calendar", fromDays: from.days, toDays: through.days };
}

function readGroups(node: Node, reading: Reading): Group[] {
  return dictionary("groups", (key, levels, inner, keyAt) => {
    const named = checkName(key, keyAt, levels.path, inner);
    const read = listOf(text)(levels, inner);
    const twice = read.findIndex((level, index) => read.indexOf(level) < index);
    if (twice !== -1) {
      const second = levels.kind === "list" ? levels.items[twice] : levels;
      wrong(second, inner, "each level once", `${JSON.stringify(read[twice])} again`);
    }
    return { name: named, levels: read, at: levels.at };
  })(node, reading);
}

const regimeWords = ["states", "by", "else", "judgedBy", "reason", "mayChange"];

function readRegimes(node: Node, reading: Reading): Regime[] {
  return dictionary("regimes", (key, regime, inner, keyAt) => {
    const map = asMap(regime, inner, "a regime");
    const field = (word: string) => map.entries.get(word)?.value;
    const [statesAt, byAt] = [field("states"), field("by")];
    if (statesAt === undefined) return wrong(map, inner, "a regime with `states:`", "none");
    refuseSwitching(map, inner);
    const states = listOf(text)(statesAt, inner);
    const history = (dated: Node) => readHistory(dated, states, inner);
    const levels = [...map.entries].filter(([word]) => !regimeWords.includes(word));
    const words = (word: string): string => {
      const at = field(word);
      return at === undefined ? "" : text(at, inner);
    };
    const changing = field("mayChange");
    const said = {
      judgedBy: words("judgedBy"),
      reason: words("reason"),
      ...(changing === undefined ? {} : { mayChange: readMayChange(states)(changing, inner) }),
    };
    const otherwise = field("else");
    if (byAt === undefined && levels.length > 0) {
      const dates = levels.filter(([word]) => word !== "history");
      // without `by`, the dates stand beside `states`, or under `history`
      const dated = dates.length > 0 ? { ...map, entries: new Map(dates) } : (field("history") as Node);
      if (dates.length > 0)
        giveUpWhen(
          refuseOtherKeys(map, inner, "a regime", [
            "states",
            "judgedBy",
            "reason",
            "mayChange",
            ...dates.map(([word]) => word),
          ]),
        );
      const only = history(dated);
      return {
        name: checkName(key, keyAt, regime.path, inner),
        states,
        by: null,
        histories: {},
        levelNames: [],
        otherwise: only,
        ...said,
        at: map.at,
      };
    }
    const histories = dictionaryOf(
      together(
        levels.map(
          ([level, dated]) =>
            () =>
              [level, history(dated.value)] as const,
        ),
      ),
    );
    return {
      name: checkName(key, keyAt, regime.path, inner),
      states,
      by: byAt === undefined ? null : wordOf(byAt, inner),
      histories,
      levelNames: keysAt(map, regimeWords),
      otherwise: otherwise === undefined ? null : history(otherwise),
      ...said,
      at: map.at,
    };
  })(node, reading);
}

function refuseSwitching(node: Node, reading: Reading): void {
  const switching = node.kind === "map" ? node.entries.get("switching") : undefined;
  if (switching === undefined) return;
  const at = { ...switching.value, at: switching.keyAt };
  wrong(at, reading, "words of this version", "`switching`", laterHint("switching"));
}

function readHistory(node: Node, states: readonly string[], reading: Reading): NonNullable<Regime["otherwise"]> {
  refuseSwitching(node, reading);
  const state: Read<string> = (written, inner) => {
    const found = text(written, inner);
    return states.includes(found) ? found : wrong(written, inner, `one of ${states.join(", ")}`, describeNode(written));
  };
  return byInstant(node, reading, reading.calendar, (written) => state(written, reading)).map(({ when, value }) => ({
    days: when.days,
    calendar: when.calendar,
    state: value,
  }));
}

function readQuantities(node: Node, reading: Reading): Model["quantities"] {
  return dictionary("quantities", (key, measure, inner, keyAt) => {
    const named = checkName(key, keyAt, measure.path, inner);
    const title = measure.kind === "map" ? measure.entries.get("title")?.value : undefined;
    return { name: named, title: title?.kind === "text" ? title.text : named, measure: readMeasure(measure, inner) };
  })(node, reading);
}
