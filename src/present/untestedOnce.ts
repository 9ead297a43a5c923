// Where all that a screen tells is as untested, one sentence says so, in place of a mark on every line.
import type { PlainAnswer } from "../ask/answer/plainAnswer.ts";
import { neverScored } from "../forecast/neverScored.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { gateSentence } from "./answerSentence.ts";

/** Whether no kind of forecast that the screen rests on passed or failed: then they differ in how few could be scored. */
export function isUntestedOnce({ gate, flips, verdicts }: Pick<PlainAnswer, "gate" | "flips" | "verdicts">): boolean {
  return [gate, ...flips.map((flip) => flip.gate), ...gatesOf(verdicts)].every(
    (one) => one === null || one.status === "untested",
  );
}

/**
 * "No past forecast of this kind could be scored yet, too few of those below (track-record.csv).", in full and briefly.
 *
 * @param record where scores are told; "" where there is no such place
 */
export function untestedSentences(
  answer: Pick<PlainAnswer, "gate" | "farBeyond" | "verdicts">,
  record: string,
): readonly [string, string] {
  const { why, n } = answer.gate;
  const most = Math.max(-1, ...gatesOf(answer.verdicts).map((gate) => gate?.n ?? -1));
  const where = record === "" ? "" : ` (${record})`;
  const below = most < 0 ? "" : most === 0 ? ", nor any of those below" : ", too few of those below";
  const full = gateSentence(answer).replace(/\.$/, "");
  const isNever = n === 0 && why === neverScored;
  const [far, ahead] = [/, over [^,]+,/, " or so far ahead"];
  const brief = isNever ? full.replace(far, ahead).replace("could be scored yet", "was scored") : full;
  return [`${full}${below}${where}.`, `${brief}${below.replace("too few", "few").replace("nor any", "none")}${where}.`];
}

function gatesOf(verdicts: PlainAnswer["verdicts"]): readonly (VerdictGate | null)[] {
  return verdicts.flatMap(({ gate, parts }) => [gate, ...parts.map((part) => part.gate)]);
}
