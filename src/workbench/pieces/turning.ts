// Where a lever turns the question, a statement or a line, under the scenarios and with the other levers of a state.
import { askFlip, checkFlip } from "../../ask/flip.ts";
import type { FlipAsked, FlipTurn } from "../../ask/flip.ts";
import type { Flip } from "../../ask/flip/flip.ts";
import { claimOf } from "../../ask/live/ownClaim.ts";
import type { Documents } from "../../documents/documents.ts";
import { refuseUsage } from "../../errors.ts";
import { noUnit } from "../../quantity/unit.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { TurnedAsked, TurningAsked } from "./pieceJobs.ts";
import type { StateWords } from "./stateWords.ts";

/**
 * @returns null when it was stopped
 * @throws PendencyError when the lever cannot have these values under the state's scenarios, or nothing is turned
 */
export async function turning(
  documents: Documents,
  { lever, range, turned, confirm }: TurningAsked,
  state: StateWords,
  conduct: Conduct,
): Promise<Flip | null> {
  const unit = documents.parameters.find(({ name }) => name === lever)?.unit.text ?? "";
  const [low, high] = range.map((end) => `${end} ${unit}`.trim());
  const others = (state.setting?.set ?? []).filter(({ parameter }) => parameter !== lever);
  const asked: FlipAsked = {
    parameter: lever,
    range: [low, high],
    engine: confirm > 0 ? "individual" : "fluid",
    confirm,
    stepDays: state.stepDays,
    sources: state.sources,
    turns: [turnOf(turned, documents, state)],
    ...(state.setFrom === null ? {} : { from: state.setFrom }),
    ...(others.length === 0 ? {} : { setting: { draws: {}, sources: {}, set: others } }),
  };
  const model = underState(documents, state);
  checkFlip(model, asked);
  const [flip] = await askFlip(model, asked, conduct);
  return conduct.stop?.aborted === true && flip.result === "unknown" ? null : flip;
}

/** Its question is of the scenarios on the page, where these are other than it starts from. */
export function underState(documents: Documents, { base, now }: StateWords): Documents {
  const { plan } = documents;
  if (plan === null || now.join("+") === base.join("+")) return documents;
  return { ...documents, plan: { ...plan, answer: { ...plan.answer, with: now } } };
}

export function turnOf(turned: TurnedAsked, documents: Documents, { now, base }: StateWords): FlipTurn {
  if (turned.kind === "question") return "question";
  if (turned.kind === "claim") return { claim: turned.id };
  if (turned.kind === "own") {
    const { words, tests } = claimOf(turned.claim, documents, now, base);
    return { words, test: tests[0] };
  }
  const quantity = documents.model.quantities.find(({ name }) => name === turned.quantity);
  if (quantity === undefined) return refuseUsage("lever", "a quantity of the model", `"${turned.quantity}"`);
  return {
    words: quantity.title,
    test: {
      measure: { ...quantity.measure, scenario: now },
      against: null,
      compare: "value",
      // in base units, as the page shows it
      holdsIf: { kind: "more than", value: turned.value, unit: noUnit },
      verdict: { supported: 1, contradicted: 0 },
    },
  };
}
