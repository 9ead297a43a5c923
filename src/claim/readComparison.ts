// "at least 5", "within 10%": the line a test draws.
import { parseExpression } from "../quantity/expression.ts";
import type { quantity } from "../quantity/instant.ts";
import type { Node } from "../reading/document.ts";
import { describeNode, text, wrong } from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import type { Comparison } from "./claim.ts";

export const compareWords = ["ratio", "difference", "value"] as const;

const comparisons = ["at least", "at most", "more than", "less than", "within"] as const;

export function readComparison(node: Node, reading: Reading): Comparison {
  const written = text(node, reading);
  const kind = comparisons.find((words) => written.startsWith(`${words} `));
  if (kind === undefined) {
    return wrong(node, reading, "at least, at most, more than, less than or within, and a figure", describeNode(node));
  }
  const inset = (node.kind === "text" ? node.inset : 0) + kind.length + 1;
  const figure = parseExpression(
    { kind: "text", at: node.at, path: node.path, text: written.slice(kind.length + 1), inset },
    reading,
    false,
  );
  if (figure.kind !== "number") return wrong(node, reading, `one figure after ${kind}`, describeNode(node));
  const found = figureOf(figure);
  if (kind !== "within") return { kind, ...found };
  return { kind, ...found, isShare: found.unit.text === "%" || found.unit.text === "percent" };
}

/** What a comparison keeps of a quantity. */
export function figureOf({ value, unit }: ReturnType<typeof quantity>) {
  return { value, unit };
}
