// A parameters document → parameters: dated values with their unit, uncertainty and provenance
// (docs/reference/language.md, section 10).
import type { DocumentFile, Node } from "../reading/document.ts";
import { quantity } from "../quantity/instant.ts";
import {
  asMap, checkName, describeNode, dictionary, finish, name, oneOf, optional, record, required, text, together, wrong,
} from "../reading/reading.ts"; // prettier-ignore
import type { Read, Reading } from "../reading/reading.ts";
import type { Instant } from "../quantity/value.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { parseUnit, samePowers } from "../quantity/unit.ts";
import type { ScaledUnit } from "../quantity/unit.ts";
import { isDistribution } from "../quantity/isDistribution.ts";
import { readDrift } from "./readDrift.ts";
import { knownDay } from "./knownFrom.ts";
import { sourceRules } from "./parameter.ts";
import type { Drift, Lever, Parameter, Source, SourceRule, Uncertainty } from "./parameter.ts";
import { readAlternatives, weighted } from "./readAlternatives.ts";
import type { Option } from "./readAlternatives.ts";
import { readSource, sourceKeys } from "./readSource.ts";
import { readUncertainty } from "./readUncertainty.ts";

/**
 * The parameters of one document, in its order.
 *
 * @param context the model the document is for; only its id, words, fiscal year and kind of time matter
 * @throws PendencyError with up to ten problems of shape
 */
export function readParameters(file: DocumentFile, context: DocumentContext): readonly Parameter[] {
  const { tree, reading } = openDocument(file, "parameters", context);
  return finish(reading, () => {
    const document = record<{
      pendency: string;
      for: string;
      title: string;
      knownFrom: Instant | null;
      parameters: Parameter[];
      tables: number;
      correlations: number;
    }>("the document", {
      pendency: required(text),
      for: required(text),
      title: optional(text, ""),
      knownFrom: optional<Instant | null>(knownDay, null),
      // a document may say no more than how draws of a small model's own parameters go together
      parameters: tree.entries.has("correlations")
        ? optional<Parameter[]>(parameterSection, [])
        : required(parameterSection),
      // read on their own: readTables.ts, readCorrelations.ts
      tables: optional(anything, 0),
      correlations: optional(anything, 0),
    });
    const { parameters, knownFrom } = document(tree, reading);
    return judgedOn(knownFrom, parameters);
  });
}

/** The same with the day of their document's judgements. */
export function judgedOn(day: Instant | null, parameters: readonly Parameter[]): readonly Parameter[] {
  return day === null ? parameters : parameters.map((parameter) => ({ ...parameter, judgedFrom: day }));
}

/** The `parameters:` section, of a document of its own or of a small model. */
export const parameterSection: Read<Parameter[]> = dictionary("parameters", (key, node, reading, keyAt) =>
  readParameter(checkName(key, keyAt, node.path, reading), node, reading),
);

const describedKeys = ["title", "unit", "uncertainty", "drift", "lever", "default", "alternatives", "rule"];

function readParameter(named: string, node: Node, reading: Reading): Parameter {
  const map = asMap(node, reading, "a parameter");
  const unit = unitOf(map.entries.get("unit")?.value, map, reading);
  const conflicting = map.entries.has("alternatives") || map.entries.has("default");
  const described = record<{
    title: string;
    unit: string;
    uncertainty: Uncertainty | null;
    drift: Drift | null;
    lever: Lever | null;
    default: string | null;
    alternatives: Option[] | null;
    rule: SourceRule | null;
  }>("a parameter", {
    title: required(text),
    unit: required(text),
    uncertainty: optional<Uncertainty | null>(readUncertainty(unit), null),
    drift: optional<Drift | null>(readDrift(unit), null),
    lever: optional<Lever | null>(lever(unit), null),
    default: conflicting ? required<string | null>(name) : optional<string | null>(name, null),
    alternatives: conflicting
      ? required<Option[] | null>(readAlternatives(unit))
      : optional<Option[] | null>(readAlternatives(unit), null),
    rule: optional<SourceRule | null>(oneOf<SourceRule>(sourceRules), null),
  });
  const only = (keys: readonly string[]) => ({
    ...map,
    entries: new Map([...map.entries].filter(([key]) => keys.includes(key))),
  });
  const rule = map.entries.get("rule");
  if (rule !== undefined && !conflicting) {
    const hint = "`rule:` says how a run chooses among `alternatives:`; without them there is nothing to choose";
    return wrong(rule.value, reading, "`rule:` beside `alternatives:`", "it without them", hint);
  }
  // a key that neither part knows is told by the first, which knows all
  const unknown = [...map.entries.keys()].filter((key) => ![...sourceKeys, ...describedKeys].includes(key));
  if (unknown.length > 0) {
    record(
      "a parameter",
      Object.fromEntries([...describedKeys, ...sourceKeys].map((key) => [key, optional(anything, 0)])),
    )(map, reading);
  }
  const [parts, source] = together<unknown>([
    () => described(only(describedKeys), reading),
    () => (conflicting ? noSource(only(sourceKeys), reading) : readSource(only(sourceKeys), reading, unit)),
  ]) as [ReturnType<typeof described>, Source | typeof none];
  const values = source === none ? (parts.alternatives ?? []).map((option) => option.source.value) : [source.value];
  if (parts.drift !== null && values.some(isDistribution)) {
    const at = map.entries.get("drift")?.value ?? map;
    const hint = "name the distribution's mean or median as a parameter of its own, and let that drift";
    wrong(at, reading, "`drift:` beside a number over time", "it beside a distribution", hint);
  }
  return {
    name: named,
    title: parts.title,
    unit: unit.unit,
    source: source === none ? null : source,
    alternatives:
      parts.alternatives === null
        ? null
        : {
            ...weighted(parts.default as string, parts.alternatives, map, reading),
            ...(parts.rule === null ? {} : { rule: parts.rule }),
          },
    uncertainty: parts.uncertainty,
    ...(parts.drift === null ? {} : { drift: parts.drift }),
    lever: parts.lever,
    at: map.at,
  };
}

const none = "conflicting" as const;
const anything: Read<number> = () => 0;

function noSource(map: Node, reading: Reading): typeof none {
  const keys = map.kind === "map" ? [...map.entries.keys()] : [];
  if (keys.length > 0) {
    wrong(map, reading, "a value either here or in the alternatives", `${keys.join(", ")} beside them`);
  }
  return none;
}

function unitOf(node: Node | undefined, map: Node, reading: Reading): ScaledUnit {
  if (node === undefined) return wrong(map, reading, "a parameter with `unit:`", "none");
  const unit = parseUnit(text(node, reading), reading.vocabulary);
  const hint = "nouns other than time, money and what flows are listed in the model's `units:`";
  return (
    unit ??
    wrong(node, reading, "a unit such as share, persons, days, per month or USD per day", describeNode(node), hint)
  );
}

function lever(unit: ScaledUnit): Read<Lever> {
  return (node, reading) => {
    const bound: Read<number> = (figure, inner) => inOwnUnit(figure, inner, unit);
    const read = record<Lever>("a lever", {
      from: required(bound),
      to: required(bound),
      step: required(bound),
      label: required(text),
    })(node, reading);
    if (!(read.from < read.to && read.step > 0)) {
      wrong(node, reading, "a lever from a lower to a higher figure in steps above 0", `${read.from} to ${read.to}`);
    }
    return read;
  };
}

/** A figure in the parameter's own unit, whether it says the unit or not. */
function inOwnUnit(node: Node, reading: Reading, unit: ScaledUnit): number {
  const written = quantity(node, reading);
  if (written.unit.text === "" || written.unit.text === unit.unit.text) {
    return written.unit.text === "" ? written.value : (written.value * unit.denominator) / unit.numerator;
  }
  if (!samePowers(written.unit.powers, unit.unit.powers)) {
    wrong(node, reading, `a figure in ${unit.unit.text}`, describeNode(node));
  }
  return (written.value * unit.denominator) / unit.numerator;
}
