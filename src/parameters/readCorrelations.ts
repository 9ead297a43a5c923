// The `correlations:` of a parameters document: which draws go together (docs/reference/language.md, section 10).
import { quantity } from "../quantity/instant.ts";
import { sin } from "../quantity/portable.ts";
import { bare, samePowers } from "../quantity/unit.ts";
import type { DocumentFile, Node } from "../reading/document.ts";
import { nameOf } from "../reading/name.ts";
import type { Name } from "../reading/name.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { describeNode, finish, listOf, optional, record, required, text, wrong } from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import type { DeclaredCorrelation } from "./correlation.ts";

/** @throws PendencyError with up to ten problems of shape */
export function readCorrelations(file: DocumentFile, context: DocumentContext): readonly DeclaredCorrelation[] {
  const { tree, reading } = openDocument(file, "parameters", context);
  const section = tree.entries.get("correlations");
  return section === undefined ? [] : finish(reading, () => listOf(readOne)(section.value, reading));
}

interface Written {
  readonly value: number;
  readonly text: string;
}

function readOne(node: Node, reading: Reading): DeclaredCorrelation {
  const { of, rank, normalScores, judgedBy, reason } = record<{
    of: Name[];
    rank: Written | null;
    normalScores: Written | null;
    judgedBy: string;
    reason: string;
  }>("a correlation", {
    of: required(listOf(nameOf)),
    rank: optional<Written | null>(correlation, null),
    normalScores: optional<Written | null>(correlation, null),
    judgedBy: required(text),
    reason: required(text),
  })(node, reading);
  if (of.length < 2) wrong(node, reading, "two parameters or more under `of:`", String(of.length));
  const twice = of.find((one, at) => of.findIndex((other) => other.text === one.text) < at);
  if (twice !== undefined) wrong({ ...node, at: twice.at }, reading, "each parameter once", `${twice.text} twice`);
  if ((rank === null) === (normalScores === null)) {
    const got = rank === null ? "neither" : "both";
    return wrong(node, reading, "either `rank:` or `normalScores:`", got);
  }
  const said = rank === null ? `normal scores ${normalScores?.text}` : `rank ${rank.text}`;
  const own = rank === null ? (normalScores?.value ?? 0) : scoresOfRanks(rank.value);
  return { of, normalScores: own, written: said, judgedBy, reason, at: node.at };
}

/**
 * The correlation of two normals whose ranks have this one (Spearman's).
 * @source Pearson 1907: ρ = 2 sin(π ρ_s / 6)
 */
function scoresOfRanks(rank: number): number {
  return 2 * sin(sixthOfPi * rank);
}

const sixthOfPi = 0.5235987755982988;

function correlation(node: Node, reading: Reading): Written {
  const { value, unit } = quantity(node, reading);
  const fits = samePowers(unit.powers, bare.unit.powers) && value > -1 && value < 1 && value !== 0;
  if (!fits)
    return wrong(node, reading, "a correlation between −1 and 1, and not 0", describeNode(node), "such as 0.6");
  return { value, text: node.kind === "text" ? node.text.replace(/^-/, "−") : String(value) };
}
