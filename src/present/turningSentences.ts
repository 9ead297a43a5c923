// Which single figure would turn a statement, in sentences: the nearest, what confirms it, and those that decide it.
import type { DecidingFigure, NearestFlip, Turning } from "../ask/flip/nearest.ts";
import { number } from "../quantity/numberWords.ts";
import type { TitleOf } from "./requiresSentences.ts";
import { englishTurning } from "./turningWords.ts";
import type { TurningWords } from "./turningWords.ts";

/** Figures that are named one by one. */
const mostNamed = 4;

/** Beside verdicts of other draws. */
export const turnedByOwnDraws = "What flips a statement was found with the documents' own draws, before a parameter set led these to published figures."; // prettier-ignore

/**
 * Of one statement, a sentence or two for each part; [] where it has none that was tried.
 *
 * @param titleOf what a figure is called in the language of the words
 */
export function turningSentences(
  turnings: readonly Turning[],
  said: TurningWords = englishTurning,
  titleOf: TitleOf = ({ title }) => title,
): readonly string[] {
  return turnings.flatMap((turning) => {
    const named = turning.part === "" ? "" : `${turning.part}: `;
    return ofPart(turning, said, titleOf).map((sentence, nth) => (nth === 0 ? `${named}${sentence}` : sentence));
  });
}

function ofPart({ holds, tried, nearest, deciding }: Turning, said: TurningWords, titleOf: TitleOf): readonly string[] {
  if (holds === null) return [said.untold];
  if (nearest === null) return [said.none(deciding.length === 0, tried)];
  return [nearestSentence(nearest, said, titleOf), ...decidingSentences(deciding, said, titleOf)];
}

function nearestSentence(nearest: NearestFlip, said: TurningWords, titleOf: TitleOf): string {
  const { at, spreads, confirmed, isSettled } = nearest;
  const runs = confirmed.map(({ value, ...rest }) => ({ at: digits(value), ...rest }));
  const by = runs.length > 0 ? said.checks(runs) : isSettled ? said.byHalfStep : "";
  const checks = `${by}${isSettled ? "" : said.unsettled(runs.length > 0)}`;
  return said.nearest(titleOf(nearest), figureWords(nearest, at, said), said.spreads(rounded(spreads)), checks);
}

/** "1.1 times its value", "its value + 3 days", "112 clerks where it has 110" */
function figureWords(
  { how, unit, own }: Pick<NearestFlip, "how" | "unit" | "own">,
  value: number,
  said: TurningWords = englishTurning,
): string {
  const inUnit = (text: string): string => `${text}${unit === "" ? "" : ` ${said.unit(unit)}`}`;
  if (how === "times") return said.times(digits(value));
  if (how === "plus") return said.plus(value >= 0, inUnit(digits(Math.abs(value))));
  return said.is(inUnit(digits(value)), digits(own));
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function digits(value: number): string {
  return number(rounded(value), "exact");
}

/** Those that change the verdict come first. */
function decidingSentences(
  deciding: readonly DecidingFigure[],
  said: TurningWords,
  titleOf: TitleOf,
): readonly string[] {
  const changing = deciding.filter(({ effect }) => effect === "reverses" || effect === "unsettles");
  const named = changing
    .slice(0, mostNamed)
    .map((one) => said.deciding(titleOf(one), said.effects[one.effect ?? "leaves"], figureWords(one, one.end, said)));
  const more = deciding.length - named.length;
  return [
    ...(named.length === 0 ? [] : [said.decided(named)]),
    ...(more === 0 ? [] : [said.others(more, changing.length > 0)]),
  ];
}
