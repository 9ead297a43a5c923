// Which single figure would turn a statement, in sentences: the nearest, what confirms it, and those that decide it.
import type { DecidingFigure, NearestFlip, Turning } from "../ask/flip/nearest.ts";
import { counted, number } from "../quantity/numberWords.ts";

/** Figures that are named one by one. */
const mostNamed = 4;

/** Of one statement, a sentence or two for each part; [] where it has none that was tried. */
export function turningSentences(turnings: readonly Turning[]): readonly string[] {
  return turnings.flatMap((turning) => {
    const sentences = ofPart(turning);
    const named = turning.part === "" ? [] : [`${turning.part}: `];
    return sentences.map((sentence, nth) => (nth === 0 ? `${named.join("")}${sentence}` : sentence));
  });
}

function ofPart({ holds, tried, nearest, deciding }: Turning): readonly string[] {
  if (holds === null) return ["Expected numbers do not tell what would turn it."];
  if (nearest === null) {
    const found =
      deciding.length === 0 ? "No single judgement flips it within its range" : "What flips it was not found";
    return [`${found} (${number(tried, "exact")} tried).`];
  }
  return [nearestSentence(nearest), ...decidingSentence(deciding)];
}

function nearestSentence(nearest: NearestFlip): string {
  const { title, at, spreads, confirmed, isSettled } = nearest;
  const checks = confirmed.map(({ value, holds, runs }, nth) => `in ${holds} of ${runs}${nth === 0 ? " runs person by person" : ""} at ${digits(value)}`); // prettier-ignore
  const sides = checks.length === 0 ? "" : ` (holds ${checks.join(", ")})`;
  const doubt = isSettled ? "" : checks.length === 0 ? ", NOT confirmed by a step half as long" : ", NOT confirmed by these"; // prettier-ignore
  return `Nearest flip: ${title} at ${valueWords(nearest, at)}, ${spreadWords(spreads)} away${sides}${doubt}.`;
}

/** "1.1 times its value", "its value + 3 days", "112 clerks where it has 110" */
function valueWords({ how, unit, own }: Pick<NearestFlip, "how" | "unit" | "own">, value: number): string {
  const inUnit = `${digits(value)}${unit === "" ? "" : ` ${unit}`}`;
  if (how === "times") return `${digits(value)} times its value`;
  if (how === "plus") return `its value ${value < 0 ? "−" : "+"} ${inUnit.replace(/^[-−]/, "")}`;
  return `${inUnit} where it has ${digits(own)}`;
}

function spreadWords(spreads: number): string {
  return `${digits(spreads)} ${spreads === 1 ? "spread" : "spreads"}`;
}

function digits(value: number): string {
  return number(Number(value.toPrecision(3)), "exact");
}

/** "It hangs on A (at an end of its range, contradicted) and B (…)": those that change the verdict come first. */
function decidingSentence(deciding: readonly DecidingFigure[]): readonly string[] {
  const changing = deciding.filter(({ effect }) => effect === "reverses" || effect === "unsettles");
  const others = deciding.filter((one) => !changing.includes(one));
  const named = changing
    .slice(0, mostNamed)
    .map((one) => `${one.title} (${one.effect} it at ${valueWords(one, one.end)})`);
  const so = named.length === 0 ? [] : [`Decided by ${listed(named)}, with all others drawn.`];
  const more = others.length + Math.max(0, changing.length - mostNamed);
  return more === 0 ? so : [...so, othersSentence(more, changing.length > 0)];
}

function othersSentence(count: number, isBeside: boolean): string {
  const [flips, whose] = count === 1 ? ["flips", "its"] : ["flip", "their"];
  const figures = counted(count, isBeside ? "more figure" : "figure");
  return `${figures} ${flips} it at an end of ${whose} range where all else has its value; drawn with the others, as far as was tried, none changes the verdict.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
