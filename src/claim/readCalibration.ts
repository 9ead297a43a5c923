// A calibration document → what of the record moves parameters (docs/reference/language.md, section 19).
import { factId } from "../quantity/factId.ts";
import { fixedDays, instant, quantity } from "../quantity/instant.ts";
import { timeUnits } from "../quantity/date.ts";
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
  optional,
  record,
  required,
  text,
  wholeNumber,
  wrong,
} from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import type { CalibrationDocument, CalibrationTarget, CalibrationWalk, SizeSource } from "./calibration.ts";

/** @throws PendencyError with up to ten problems of YAML or shape */
export function readCalibration(file: DocumentFile, context: DocumentContext): CalibrationDocument {
  const { tree, reading } = openDocument(file, "calibration", context);
  const { pendency: _pendency, for: _for, ...read } = finish(reading, () => document(tree, reading));
  return { ...read, path: file.path, at: tree.at };
}

/** A standard deviation in logs, such as 5 %. */
const size: Read<number> = (node, reading) => {
  const { value, unit } = quantity(node, reading);
  if (Object.keys(unit.powers).length === 0 && value >= 0 && value <= 2) return value;
  const hint = "it is a standard deviation in logs, a plain number without a unit";
  return wrong(node, reading, "a size from 0 % to 200 %", describeNode(node), hint);
};

const halfLife: Read<number> = (node, reading) => {
  const months = fixedDays(node, reading) / timeUnits["month"][0];
  return months >= 0 ? months : wrong(node, reading, "a length of time, 0 or more", describeNode(node));
};

const discrepancy = record<{ size: number; halfLife: number }>("a discrepancy", {
  size: required(size),
  halfLife: optional(halfLife, 0),
});

const named: Read<Name> = (node, reading) => ({ text: factId(node, reading), at: node.at });

const sourceFields = {
  facts: optional<readonly Name[]>(listOf(named), []),
  judgedBy: optional(text, ""),
  reason: required(text),
};

const targetFields = record<
  SizeSource & {
    error: number;
    discrepancy: { size: number; halfLife: number };
    from: Instant | null;
    moves: readonly Name[] | null;
  }
>("a target", {
  error: required(size),
  discrepancy: optional(discrepancy, { size: 0, halfLife: 0 }),
  from: optional<Instant | null>(instant, null),
  moves: optional<readonly Name[] | null>(listOf(nameOf), null),
  ...sourceFields,
});

const walkFields = record<SizeSource & { from: Instant }>("a walk", { from: required(instant), ...sourceFields });

/** Every size says where it comes from. */
function sourced<T extends SizeSource>(node: Node, reading: Reading, read: T): T {
  if (read.facts.length > 0 || read.judgedBy !== "") return read;
  const hint = "`facts:` names figures that it follows from, `judgedBy:` says whose judgement it is";
  return wrong(node, reading, "`facts:` or `judgedBy:` beside its sizes", "neither", hint);
}

function readTarget(key: string, node: Node, reading: Reading, keyAt: Name["at"]): CalibrationTarget {
  const { discrepancy: own, ...fields } = sourced(node, reading, targetFields(node, reading));
  if (fields.error === 0 && own.size === 0) {
    wrong(node, reading, "an `error:` or a `discrepancy:` above 0", "0 for both", "no figure is met without any error");
  }
  const series = { text: checkName(key, keyAt, node.path, reading), at: keyAt };
  return { series, ...fields, discrepancy: { size: own.size, halfLifeMonths: own.halfLife } };
}

function readWalk(key: string, node: Node, reading: Reading, keyAt: Name["at"]): CalibrationWalk {
  const fields = sourced(node, reading, walkFields(node, reading));
  return { parameter: { text: checkName(key, keyAt, node.path, reading), at: keyAt }, ...fields };
}

const document = record<Omit<CalibrationDocument, "path" | "at"> & { readonly pendency: string; readonly for: string }>(
  "calibration",
  {
    pendency: required(text),
    for: required(text),
    title: optional(text, ""),
    from: optional<Instant | null>(instant, null),
    choicesThrough: optional<Instant | null>(instant, null),
    members: optional<number | null>(wholeNumber(20), null),
    passes: optional<number | null>(wholeNumber(1), null),
    targets: required<readonly CalibrationTarget[]>(dictionary("targets", readTarget)),
    leftOut: optional<CalibrationDocument["leftOut"]>(
      dictionary("series left out", (key, node, reading, keyAt) => ({
        series: { text: checkName(key, keyAt, node.path, reading), at: keyAt },
        reason: text(node, reading),
      })),
      [],
    ),
    walks: optional<readonly CalibrationWalk[]>(dictionary("walks", readWalk), []),
  },
);
