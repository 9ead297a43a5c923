// A model for a page, as one text: its documents, what forecasts of its numbers have come to, published figures, and whether
// its levers may be held.
import { fromCompactJson, toCompactJson } from "../../documents/compactJson.ts";
import type { Documents } from "../../documents/documents.ts";
import { packDocuments, unpackDocuments } from "../../documents/packDocuments.ts";
import type { LevelGate } from "../../forecast/gates.ts";
import type { ModelGates } from "../../judge/verdictGate.ts";
import type { OwnTables } from "../backtest/observedSeries.ts";
import { modelGates } from "../gates/modelGates.ts";
import { tiedFigures } from "./tiedFigures.ts";
import type { TiedFigures } from "./tiedFigures.ts";

interface PackedModel {
  readonly documents: Documents;
  readonly gates: ModelGates;
  readonly figures: TiedFigures;
  /** see leversHold; null: whoever made the pack did not find out */
  readonly holds: boolean | null;
}

/**
 * Four lines: the documents, the gates, of which the forecasts stand among the documents, figures that these tie to series,
 * and whether levers may be held.
 *
 * @param beside see tiedFigures
 * @param holds  see leversHold; null: nobody has found out
 */
export function packModel(
  documents: Documents,
  beside: OwnTables["beside"] = {},
  holds: boolean | null = null,
): string {
  const { levels, ...rest } = modelGates(documents);
  const gates = { ...rest, levels: levels.map(shortened), document: null };
  const figures = JSON.stringify(tiedFigures(documents, beside));
  return [packDocuments(documents), toCompactJson(gates), figures, JSON.stringify(holds)].join("\n");
}

/** Of a pack, without unpacking it: what it says of levers. */
export function holdsIn(text: string): boolean | null {
  return JSON.parse(text.slice(text.lastIndexOf("\n") + 1)) as boolean | null;
}

/** Bounds and shares of scores in six digits, which is more than any page shows of them, and half as long. */
function shortened(gate: LevelGate): LevelGate {
  const short = (_: string, value: unknown): unknown =>
    typeof value === "number" ? Number(value.toPrecision(6)) : value;
  return JSON.parse(JSON.stringify(gate, short)) as LevelGate;
}

/** @throws PendencyError when the text is no pack of this version */
export function unpackModel(text: string): PackedModel {
  const [first, second, third = "", fourth = ""] = text.split("\n");
  const documents = unpackDocuments(first);
  const gates = fromCompactJson(second) as ModelGates;
  const figures = third === "" ? {} : (JSON.parse(third) as TiedFigures);
  const holds = fourth === "" ? null : (JSON.parse(fourth) as boolean | null);
  return { documents, gates: { ...gates, document: documents.forecasts }, figures, holds };
}
