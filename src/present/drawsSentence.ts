// Whose draws the runs have, in a sentence: as judged, or calibrated, and how that scored.
import type { DrawsChoice } from "../forecast/drawsChoice.ts";
import { counted } from "../quantity/numberWords.ts";

/** "" where there is nothing to say: the documents' own draws, and no scores of others. */
export function drawsSentence(choice: DrawsChoice | null | undefined, isBrief = false): string {
  if (choice == null) return "";
  const { used, set, scores } = choice;
  if (used === "calibrated") {
    const day = set?.asOf == null ? "what was published by now" : `what was published by ${set.asOf}`;
    if (isBrief && scores === "better") return `Parameters are calibrated, which scored better than judged ones ${scored(choice, true)}.`; // prettier-ignore
    const named = isBrief ? "" : `, parameter set ${set?.id ?? ""}`;
    return `Parameters calibrated on ${day}${named}${scores === "none stored" ? "" : `: ${calibratedWords(choice)}`}.`;
  }
  return scores === "better" && !isBrief
    ? `Parameters as judged, though calibrated ones scored better ${scored(choice)}: these runs were given none.`
    : `Parameters as judged: ${judgedWords(choice, isBrief)}.`;
}

function judgedWords(choice: DrawsChoice, isBrief: boolean): string {
  const { scores, why, since } = choice;
  if (scores === "stale") return `scores of calibrated ones do not count, since ${why}`;
  if (scores === "not scored") return `calibrated ones are not scored yet${since === null ? "" : ` on figures since ${since}`}`; // prettier-ignore
  if (scores === "too few") return `too few figures tell whether calibrated ones score better ${scored(choice)}`;
  if (scores === "better") return `calibrated ones scored better ${scored(choice, isBrief)}, not used here`;
  return `calibrated ones scored no better ${scored(choice, isBrief)}`;
}

function calibratedWords(choice: DrawsChoice): string {
  const { scores, why } = choice;
  if (scores === "stale") return `stored scores of such draws do not count, since ${why}`;
  if (scores === "not scored") return "such draws are not scored yet";
  if (scores === "too few") return `too few figures tell whether such draws score better ${scored(choice)}`;
  return `such draws scored ${scores} than those of the documents ${scored(choice)}`;
}

/** "(CRPS × 1.02 on 160 figures since 2023)"; briefly without what it is of */
function scored({ ratio, outcomes, since }: DrawsChoice, isBrief = false): string {
  const of = ` on ${counted(outcomes, "figure")}${since === null ? "" : ` since ${since}`}`;
  return `(CRPS × ${(ratio ?? 1).toFixed(2)}${isBrief ? "" : of})`;
}
