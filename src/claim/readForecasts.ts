// A forecasts document → the series that forecasts of a model are scored on (docs/reference/language.md, section 17).
import type { Measure } from "../model/measure.ts";
import { readMeasure } from "../model/readMeasure.ts";
import { fixedDays, instant, quantity } from "../quantity/instant.ts";
import { everyWords } from "../quantity/periods.ts";
import { factId } from "../quantity/factId.ts";
import type { Instant } from "../quantity/value.ts";
import type { DocumentFile, Node } from "../reading/document.ts";
import { nameOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import {
  describeNode,
  dictionary,
  finish,
  listOf,
  checkName,
  note,
  oneOf,
  optional,
  record,
  required,
  text,
  wholeNumber,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { baselineWords, forecasterWords, transformWords } from "./forecasts.ts";
import type {
  ForecastFamily,
  ForecastSeries,
  ForecastsDocument,
  Intervention,
  OriginRule,
  RecordPlan,
  RivalPlan,
  StockAccount,
} from "./forecasts.ts";
import { monthsOf, readIntervention } from "./readIntervention.ts";

/** @throws PendencyError with up to ten problems of YAML or shape */
export function readForecasts(file: DocumentFile, context: DocumentContext): ForecastsDocument {
  const { tree, reading } = openDocument(file, "forecasts", context);
  const named = tree.entries.get("for")?.value;
  if (named !== undefined && forecasterWords.includes(context.id)) {
    const hint = `scores stand under the names of whoever forecasts, such as ${forecasterWords.join(", ")}; give the model's file or folder another name`;
    note(reading, "names", named.at, "for", "a model that has no baseline's name", describeNode(named), hint);
  }
  const { pendency: _pendency, for: _for, step, ...read } = finish(reading, () => document(tree, reading));
  return { ...read, stepDays: step, path: file.path };
}

/** "at most 1.05" → 1.05 */
const gate: Read<number> = (node, reading) => {
  const found = /^at most (\d+(?:\.\d+)?)$/.exec(node.kind === "text" ? node.text : "");
  return found === null ? wrong(node, reading, 'a ratio such as "at most 1.05"', describeNode(node)) : Number(found[1]);
};

const familyFields = record<Omit<ForecastFamily, "name" | "at">>("a family", {
  title: required(text),
  horizons: required<readonly number[]>(listOf(monthsOf)),
  baseline: optional<ForecastFamily["baseline"]>(oneOf(baselineWords), "random walk"),
  gate: optional<number | null>(gate, null),
});

const originFields = record<{ from: Instant; through: Instant; every: number; horizons: readonly number[] | null }>(
  "origins",
  {
    from: required(instant),
    through: required(instant),
    every: required(monthsOf),
    horizons: optional<readonly number[] | null>(listOf(monthsOf), null),
  },
);

const originRule: Read<OriginRule> = (node, reading) => {
  const { every, ...rule } = originFields(node, reading);
  for (const one of [rule.from, rule.through]) {
    if (!Number.isInteger(one.days)) wrong(node, reading, "origins that are days", one.text);
  }
  if (rule.through.days < rule.from.days) {
    wrong(
      node,
      reading,
      "origins `through:` a day that is not before `from:`",
      `${rule.from.text} to ${rule.through.text}`,
    );
  }
  return { ...rule, everyMonths: every };
};

const countedKinds = ["entries", "moves", "boardings", "strikes", "cost"];
const stockKinds = ["stock", "waiting"];

/** A number of people at an instant or in a period, neither of which it says itself. */
const openMeasure: Read<Measure> = (node, reading) => {
  const measure = readMeasure(node, reading);
  if (![...stockKinds, ...countedKinds].includes(measure.kind)) {
    wrong(node, reading, `a measure of ${[...stockKinds, ...countedKinds].join(", ")}`, measure.kind);
  }
  const isOpen =
    (!("window" in measure) || measure.window === null) && (!("moment" in measure) || measure.moment === null);
  if (!isOpen) {
    const hint = "every period of the series gives its own; leave `window:` and `at:` out";
    wrong(node, reading, "a measure without its window", describeNode(node), hint);
  }
  if (measure.scenario.length > 0) {
    const hint = "`pendency backtest --scenario` says under which scenarios forecasts are made";
    wrong(node, reading, "a measure without a scenario", describeNode(node), hint);
  }
  return measure;
};

const hash: Read<string> = (node, reading) => {
  const found = node.kind === "text" && /^[0-9a-f]{16}$/.test(node.text);
  return found ? node.text : wrong(node, reading, "the hash of a protocol, 16 digits from 0 to f", describeNode(node));
};

const namedFact: Read<Name> = (node, reading) => ({ text: factId(node, reading), at: node.at });

const plainNumber: Read<number> = (node, reading) => {
  const { value, unit } = quantity(node, reading);
  if (Object.keys(unit.powers).length > 0 || value < 0) wrong(node, reading, "a number, 0 or more", describeNode(node));
  return value;
};

const rivals = record<RivalPlan>("rivals", {
  servers: required<readonly Name[]>(listOf(namedFact)),
  hires: optional<readonly Name[]>(listOf(namedFact), []),
  hiresPerYear: optional(plainNumber, 0),
  leavingShare: required(plainNumber),
});

const observed: Read<ForecastSeries["observed"]> = (node, reading) => {
  if (node.kind === "text" && /\.csv$/i.test(node.text)) {
    if (!/^[^/\\\0]+$/.test(node.text)) {
      wrong(node, reading, "a file beside the document, by its name alone", describeNode(node));
    }
    return { kind: "file", file: { text: node.text, at: node.at } };
  }
  return { kind: "facts", series: listOf(namedFact)(node, reading) };
};

const lag: Read<number> = (node, reading) => {
  const days = fixedDays(node, reading);
  return days >= 0 ? Math.ceil(days) : wrong(node, reading, "a length of time, 0 or more", describeNode(node));
};

const stepLength: Read<number> = (node, reading) => {
  const days = fixedDays(node, reading);
  return days > 0 ? days : wrong(node, reading, "a length of time above 0", describeNode(node));
};

const seriesFields = record<
  Omit<ForecastSeries, "name" | "at" | "families" | "taken" | "lagDays"> & {
    family: readonly Name[];
    taken: ForecastSeries["taken"] | null;
    lag: number | null;
  }
>("a series", {
  title: required(text),
  family: required<readonly Name[]>(listOf(nameOf)),
  measure: required(openMeasure),
  taken: optional<ForecastSeries["taken"] | null>(
    oneOf<"at the end" | "on average">(["at the end", "on average"]),
    null,
  ),
  every: required(oneOf(everyWords)),
  observed: required(observed),
  transform: optional<ForecastSeries["transform"]>(oneOf(transformWords), "log"),
  chance: optional<ForecastSeries["chance"]>(oneOf(["none", "poisson"]), "none"),
  rounding: optional(plainNumber, 0),
  lag: optional<number | null>(lag, null),
  account: optional<ForecastSeries["account"]>(account, null),
  rivals: optional<RivalPlan | null>(rivals, null),
  isInput: optional<ForecastSeries["isInput"]>(oneOf(["never", "when conditional"]), "never"),
  note: optional(text, ""),
});

function account(node: Node, reading: Reading): StockAccount {
  const { out, ...fields } = record<{ in: readonly Name[]; out: readonly Name[] | "rest" }>("an account", {
    in: optional<readonly Name[]>(listOf(nameOf), []),
    out: optional<readonly Name[] | "rest">(flowsOut, []),
  })(node, reading);
  if (out !== "rest") return { ...fields, out };
  if (fields.in.length > 0) return { ...fields, out: [], outIsRest: true };
  return wrong(node, reading, "`in:` beside `out: rest`, which is what comes in less what the stock rises by", "none");
}

const flowsOut: Read<readonly Name[] | "rest"> = (node, reading) =>
  node.kind === "text" && node.text === "rest" ? "rest" : listOf(nameOf)(node, reading);

function readSeries(name: string, node: Node, reading: Reading): ForecastSeries {
  const { family, taken, lag: lagDays, ...fields } = seriesFields(node, reading);
  const isStock = stockKinds.includes(fields.measure.kind);
  const at = (key: string): Node => (node.kind === "map" ? (node.entries.get(key)?.value ?? node) : node);
  if (!isStock && taken !== null)
    wrong(at("taken"), reading, "`taken:` of a stock only", `a measure of ${fields.measure.kind}`);
  if (!isStock && fields.account !== null) {
    wrong(at("account"), reading, "`account:` of a stock only", `a measure of ${fields.measure.kind}`);
  }
  const isFilledByOne = fields.account?.in.length === 1 && fields.account.out.length === 1;
  if (fields.rivals !== null && !(isFilledByOne && fields.every === "fiscal year")) {
    wrong(at("rivals"), reading, "`rivals:` of a yearly stock whose `account:` has one flow in and one out", "another");
  }
  if (isStock && fields.chance === "poisson") {
    wrong(at("chance"), reading, "`chance: poisson` of events only", `a measure of ${fields.measure.kind}`);
  }
  return {
    name,
    ...fields,
    families: family,
    taken: isStock ? (taken ?? "at the end") : "in all",
    lagDays,
    at: node.at,
  };
}

const recordPlan = record<RecordPlan>("record", {
  day: optional<Instant | null>(instant, null),
  besideEvery: optional(wholeNumber(0), 0),
  page: optional(text, ""),
});

const document = record<
  Omit<ForecastsDocument, "path" | "stepDays"> & { pendency: string; for: string; step: number | null }
>("forecasts", {
  pendency: required(text),
  for: required(text),
  title: optional(text, ""),
  origins: optional<readonly OriginRule[]>(listOf(originRule), []),
  draws: optional<number | null>(wholeNumber(2), null),
  step: optional<number | null>(stepLength, null),
  choicesThrough: optional<Instant | null>(instant, null),
  settles: optional<readonly string[]>(listOf(hash), []),
  conditional: optional<readonly Name[]>(listOf(nameOf), []),
  families: required<readonly ForecastFamily[]>(
    dictionary("families", (name, node, reading, keyAt) => ({
      name: checkName(name, keyAt, node.path, reading),
      ...familyFields(node, reading),
      at: keyAt,
    })),
  ),
  series: required<readonly ForecastSeries[]>(
    dictionary("series", (name, node, reading, keyAt) =>
      readSeries(checkName(name, keyAt, node.path, reading), node, reading),
    ),
  ),
  interventions: optional<readonly Intervention[]>(
    dictionary("interventions", (name, node, reading, keyAt) =>
      readIntervention(checkName(name, keyAt, node.path, reading), node, reading, keyAt),
    ),
    [],
  ),
  record: optional<RecordPlan | null>(recordPlan, null),
});
