// Where a lever turns an answer or a statement, in words.
import type { GatedFlip } from "../ask/answer/plainAnswer.ts";
import type { Flip } from "../ask/flip/flip.ts";
import { number } from "../quantity/numberWords.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import { capital } from "./html.ts";

/** What forecasts of its kind have come to; left out: nobody asks. */
type AnyFlip = Flip & Partial<Pick<GatedFlip, "gate">>;

/**
 * "In the model; untested (n = 3): yes from 4.2 times the size of the agreement on; some-claim holds from … (each alone).":
 * the question's levers, and those claims that one turns inside its range, under what forecasts of their kinds have come
 * to. "" without one.
 *
 * @param isBrief where the answer stays as it is over all of a lever, in fewer words
 * @param isOnce  what forecasts of their kinds have come to is said elsewhere, once for all
 */
export function flipsSentence(flips: readonly AnyFlip[], isBrief = false, isOnce = false): string {
  const told = flips.filter(({ of, result }) => of.kind === "question" || result === "at");
  const byGate = groupedBy(told, (flip) => (isOnce ? "" : wordsOfGate(flip)));
  return [...byGate]
    .map(([words, own]) => {
      if (own[0].gate?.status === "failed") return failedWords(own);
      const said = turnsOf(own, isBrief);
      return words === "" ? capital(said) : `${capital(words)}: ${said}`;
    })
    .join(" ");
}

function wordsOfGate({ gate }: AnyFlip): string {
  return gate?.words ?? "";
}

/** What failed carries no number at which anything turns. */
function failedWords(flips: readonly AnyFlip[]): string {
  const named = flips.map(({ of, title }) => (of.kind === "question" ? title : `${title} (${of.id})`));
  return `Where it turns with the ${named.join(" and the ")} is ${flips[0].gate?.words}.`;
}

/** "yes from 4.2 times the size of the agreement on; some-claim holds from … (each alone)." */
function turnsOf(told: readonly Flip[], isBrief: boolean): string {
  const isPlain = (flip: Flip): boolean => staying(flip) !== null && sameWords(flip) === agreeing;
  const same = (["yes", "no"] as const).flatMap((word) => {
    const ranges = told.filter((flip) => isPlain(flip) && staying(flip) === word).map(spanWords);
    const stays = isBrief ? `still ${word} at ${ranges.join(" or at ")}` : `the answer stays ${word} from ${ranges.join(" and ")}`; // prettier-ignore
    return ranges.length === 0 ? [] : [stays];
  });
  const others = told
    .filter((flip) => !isPlain(flip))
    .map((flip) => {
      // the runs beside a claim's value are told by the page and break-even.csv: statements need the room
      const text = plainSentence(flip.of.kind === "question" ? flip : { ...flip, confirmed: [] }).replace(/\.$/, "");
      const lower = text[0].toLowerCase() + text.slice(1);
      return flip.of.kind === "question" ? lower : `${flip.of.id} ${lower}`;
    });
  // "at this or at that" says by itself that each was moved alone
  const isSaid = told.length === 1 || (isBrief && others.length === 0 && same.length === 1);
  return `${[...same, ...others].join("; ")}${isSaid ? "" : " (each alone)"}.`;
}

/** What the answer stays at over the whole range of a lever; null where it turns, or is not known. */
function staying({ of, result }: Flip): "yes" | "no" | null {
  if (of.kind !== "question") return null;
  return result === "everywhere" ? "yes" : result === "nowhere" ? "no" : null;
}

/** "Yes from 4.2 times the size of the agreement on", "From 0.1 to 8 times the arrivals the answer stays no". */
export function flipSentence(flip: AnyFlip): string {
  if (flip.gate?.status === "failed") return failedWords([flip]);
  const words = wordsOfGate(flip);
  return words === "" ? plainSentence(flip) : plainSentence(flip).replace(/\.$/, `, ${words}.`);
}

function plainSentence(flip: Flip): string {
  const isQuestion = flip.of.kind === "question";
  const part = flip.of.part === undefined ? "" : `, for ${flip.of.part},`;
  const yes = isQuestion ? "Yes" : `Holds${part}`;
  const span = spanWords(flip);
  switch (flip.result) {
    case "at":
      return `${yes} ${flip.holds === "above" ? "from" : "up to"} ${valueWords(flip, flip.at ?? 0)}${flip.holds === "above" ? " on" : ""}${contraryWords(flip)}${checkWords(flip)}.`; // prettier-ignore
    case "everywhere":
      return `${isQuestion ? `From ${span} the answer stays yes` : `${yes} everywhere from ${span}`}${sameWords(flip)}.`;
    case "nowhere":
      return `${isQuestion ? `From ${span} the answer stays no` : `${yes} nowhere from ${span}`}${sameWords(flip)}.`;
    case "unknown":
      return `Not found out for the ${flip.title}.`;
  }
}

/** "0.1 to 8 times the size of the agreement" */
function spanWords(flip: Flip): string {
  const [low, high] = flip.range;
  return `${valueWords(flip, low, false)} to ${valueWords(flip, high)}`;
}

/** "4.2 times the size of the agreement", "a price of 12 USD" */
function valueWords(flip: Flip, value: number, isNamed = true): string {
  const { unit, title } = flip;
  const text = placeWords(flip, value);
  // more than all of something is no share: such a parameter multiplies
  const isFactor = unit === "" || unit === "factor" || (unit === "share" && flip.range[1] > 1);
  if (isFactor) return isNamed ? `${text} times the ${title}` : text;
  return isNamed ? `${text} ${unit} of ${title}` : text;
}

/** In two digits, and as many more as tell apart the values that stand in one sentence. */
function placeWords({ range, at, contrary, confirmed }: Flip, value: number): string {
  const places = [...new Set([...range, ...(at === null ? [] : [at]), ...[...contrary, ...confirmed].map((one) => one.value)])]; // prettier-ignore
  const inDigits = (place: number, digits: number): string => number(Number(place.toPrecision(digits)), "exact");
  let digits = 2;
  while (digits < 15 && new Set(places.map((place) => inDigits(place, digits))).size < places.length) digits++;
  return inDigits(value, digits);
}

/** ", but not at 8": values that were tried and say otherwise. */
function contraryWords(flip: Flip): string {
  const at = (isHolding: boolean): string =>
    flip.contrary
      .filter(({ holds }) => holds === isHolding)
      .map(({ value }) => placeWords(flip, value))
      .join(" and ");
  const [too, not] = [at(true), at(false)];
  return `${too === "" ? "" : `, and at ${too} too`}${not === "" ? "" : `, but not at ${not}`}`;
}

function checkWords(flip: Flip): string {
  const checks = flip.confirmed.map(({ value, holds, runs }, nth) => `in ${holds} of ${runs}${nth === 0 ? " runs person by person" : ""} at ${placeWords(flip, value)}`); // prettier-ignore
  const so = flip.of.kind === "question" ? "yes" : "holds";
  const by = checks.length === 0 ? "" : ` (${so} ${checks.join(", ")})`;
  return `${by}${engineWords(flip)}`;
}

const agreeing = " (runs person by person agree)";

/** Where all agree, runs are made at the place that came nearest to turning. */
function sameWords(flip: Flip): string {
  const [check] = flip.confirmed;
  const isSame = check !== undefined && check.holds === (flip.result === "everywhere" ? check.runs : 0);
  return isSame ? agreeing : checkWords(flip);
}

/** What is to be said of expected numbers that still move with their step. */
function engineWords({ isSettled, stepDays }: Flip): string {
  if (isSettled) return "";
  return ` (by the fluid engine, NOT settled at a step of ${number(stepDays ?? 0, "prose")} days)`;
}
