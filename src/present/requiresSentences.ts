// What would have to be true, in sentences: the one that answers first, then levers, publishers, the box and the search.
import type { Combination, Comes, Condition, Freedom, LeverSpans, Move, Requires, Span, SpanEnd } from "../ask/requires/required.ts"; // prettier-ignore
import { fittingUnit } from "../quantity/fittingTime.ts";
import { number, percent } from "../quantity/numberWords.ts";
import { jeffreysInterval } from "../statistics/jeffreysInterval.ts";
import { capital } from "./html.ts";
import { englishRequires } from "./requiresWords.ts";
import type { RequiresWords } from "./requiresWords.ts";

export type TitleOf = (one: { readonly parameter: string; readonly title: string }) => string;
const ownTitle: TitleOf = ({ title }) => title;

/** The answer in a sentence or two: what is assumed, and the nearest way in which it is otherwise. */
export function requiresSentence(
  found: Requires,
  said: RequiresWords = englishRequires,
  titleOf: TitleOf = ownTitle,
): string {
  const { of, assumed, wanted, gate, evidence, withLevers } = found;
  if (gate?.status === "failed") return `${capital(gate.words)}.`;
  const lead = `${said.asAssumed[of.kind][wanted]}${said.comes(assumed.compare, comparedWords(assumed, said), lineWords(assumed, said))}.`;
  const [first, second] = [evidence, withLevers].map((freedom, nth) => freedom === null ? "" : freedomWords(found, freedom, nth === 1 || evidence === null, said, titleOf)); // prettier-ignore
  const parts = [first, second].filter((part) => part !== "").map((part) => `${capital(part)}.`);
  return [gate === null ? lead : `${capital(gate.words)}. ${lead}`, ...parts].join(" ");
}

function freedomWords(
  { of, wanted, plausible }: Requires,
  { result, nearest, figures, held, draws }: Freedom,
  hasLevers: boolean,
  said: RequiresWords,
  titleOf: TitleOf,
): string {
  const would = said.would[of.kind][wanted];
  if (result === "unknown") return said.unknown;
  if (nearest !== null) {
    const moves = movesWords(nearest.moves, said, titleOf);
    const spreads = said.spreads(Number(nearest.distance.toPrecision(2)));
    const words = hasLevers ? said.withLevers(would, moves, spreads) : said.nearest(would, moves, spreads);
    return `${words}${checkWords(nearest, said)}`;
  }
  if (result === "drawsOnly") return said.drawsOnly(would, held, draws);
  return hasLevers ? said.impossibleWithLevers(would) : said.impossible(would, figures, shareOf(plausible));
}

/** "99.9 %" */
function shareOf(share: number): string {
  return `${number(Number((share * 100).toPrecision(4)), "exact")} %`;
}

function movesWords(moves: readonly Move[], said: RequiresWords, titleOf: TitleOf): string {
  const parts = moves.map((move) => {
    if (isFactor(move)) return said.times(titleOf(move), factorWords(move.value));
    if (move.how === "plus") return said.plus(titleOf(move), `${move.value > 0 ? "+" : ""}${valueWords(move.value, move, said)}`); // prettier-ignore
    return said.is(titleOf(move), valueWords(move.value, move, said), move.assumed === null ? null : valueWords(move.assumed, move, said)); // prettier-ignore
  });
  return listed(parts, said.and);
}

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${and} ${parts.at(-1)}`;
}

type Valued = Pick<Move, "how" | "unit"> & { readonly assumed?: number | null };

/** A number that multiplies what is assumed. */
export function isFactor({ how, unit, assumed = null }: Valued): boolean {
  if (how === "times") return true;
  return how === "set" && assumed === 1 && ["", "factor", "share"].includes(unit);
}

/** "4.04", "0.0938": never a percentage, which is no number of times */
export function factorWords(value: number): string {
  return number(Number(value.toPrecision(3)), "exact");
}

/** "68 %", "900 judges", "1.3" */
export function valueWords(
  value: number,
  { unit, how }: Pick<Valued, "unit"> & { readonly how: Condition["how"] },
  said: RequiresWords = englishRequires,
): string {
  if (unit === "share" && how !== "set") return percentWords(value);
  const text = number(Number(value.toPrecision(3)), "exact");
  return unit === "" || unit === "factor" || (unit === "share" && Math.abs(value) > 1) ? text : unit === "share" ? percentWords(value) : `${text} ${said.unit(unit)}`; // prettier-ignore
}

function percentWords(share: number): string {
  return `${number(Number((share * 100).toPrecision(3)), "exact")} %`;
}

function comparedWords({ compared, compare, unit }: Comes, said: RequiresWords): string {
  if (compared === null) return said.noNumber;
  return amountWords(compared, compare, unit, said);
}

function amountWords(value: number, compare: Comes["compare"], unit: string, said: RequiresWords): string {
  if (compare === "ratio") return number(Number(value.toPrecision(3)), "exact");
  if (unit === "share") return percentWords(value);
  const fitting = fittingUnit(unit, [value]);
  const shown = Number((fitting.of(value) ?? 0).toPrecision(4));
  return `${number(shown, "exact")}${fitting.name === "" ? "" : ` ${said.unit(fitting.name)}`}`;
}

/** "less than 1", "at least 5" */
function lineWords({ kind, line, compare, unit }: Comes, said: RequiresWords): string {
  return `${said.lines[kind]} ${amountWords(line, compare, unit, said)}`;
}

function checkWords({ confirmedBy, confirmed, isSettled }: Combination, said: RequiresWords): string {
  if (confirmedBy === null) return said.unconfirmed;
  const parts = confirmed.map(({ far, wanted, runs }) => ({
    at: far < 1 ? said.short : said.beyond,
    so: wanted,
    runs,
  }));
  return `${said.checks(parts, confirmedBy)}${isSettled ? "" : said.unsettled}`;
}

/** How often draws have it, and what the search came to; [] where nothing was told. */
export function freedomLines(
  freedom: Freedom,
  said: RequiresWords = englishRequires,
  titleOf: TitleOf = ownTitle,
): readonly string[] {
  // prettier-ignore
  const { held, draws, sharesDraws, scansLevers, most, looks, moved, figures, bent } = freedom;
  const lines = [
    ...(draws === 0 || sharesDraws
      ? []
      : [said.drawn(held, draws, percent(held / draws), jeffreysInterval(held, draws, 0.9))]),
    ...(most === null ? [] : [said.most(comparedWords(most, said), lineWords(most, said), most.moves.length > 3 ? "" : movesWords(most.moves, said, titleOf))]), // prettier-ignore
    said.searched(looks, moved, figures, draws, scansLevers),
    ...(bent.length === 0 ? [] : [said.bent(bent.join("; "))]),
  ];
  return lines;
}

/** "The size of the agreement alone: holds between 3 and 4.4 times." */
export function leverSentence(
  found: LeverSpans,
  kind: Requires["of"]["kind"],
  said: RequiresWords = englishRequires,
  titleOf: TitleOf = ownTitle,
): string {
  // prettier-ignore
  const { spans, range, unit, confirmedBy } = found;
  const isTimes = unit === "" || unit === "factor" || (unit === "share" && range[1] > 1);
  const words = (value: number): string => (isTimes ? number(Number(value.toPrecision(3)), "exact") : valueWords(value, { unit, how: "set" }, said)); // prettier-ignore
  const parts = spans.map((span) => `${spanWords(span, words, said)}${spanChecks(span, confirmedBy, words, said)}`);
  const where = spans.length === 0 ? said.nowhere(words(range[0]), words(range[1])) : listed(parts, said.and);
  const isChecked = spans.some((span) => spanChecks(span, confirmedBy, words, said) !== "");
  return `${said.lever(titleOf(found), said.holds[kind], where, isTimes && !isChecked)}.`;
}

/** Both ends always, so that nobody takes the end of what was looked at for none. */
function spanWords({ low, high }: Span, words: (value: number) => string, said: RequiresWords): string {
  if (low.isOpen && high.isOpen) return said.everywhere(words(low.at), words(high.at));
  const [from, to] = [low, high].map(({ at, isOpen }) => (isOpen ? said.asFar(words(at)) : words(at)));
  return said.between(from, to);
}

function spanChecks(
  { low, high }: Span,
  by: LeverSpans["confirmedBy"],
  words: (value: number) => string,
  said: RequiresWords,
): string {
  const checks = [low, high].flatMap(({ confirmed }: SpanEnd) => confirmed);
  if (by === null || checks.length === 0) return "";
  return said.checks(
    checks.map(({ value, holds, runs }) => ({ at: said.at(words(value)), so: holds, runs })),
    by,
  );
}

/** What stands of a box, in sentences; [] where draws are told elsewhere. */
export function boxLines(
  { box, sharesDraws }: Pick<Freedom, "box" | "sharesDraws">,
  said: RequiresWords = englishRequires,
  titleOf: TitleOf = ownTitle,
): readonly string[] {
  // prettier-ignore
  if (sharesDraws) return [];
  if (box === null) return [said.noBox];
  if (box.byChance > 0.05) return [said.boxIsChance];
  const { density, coverage, base, unseen, byChance, shuffles } = box;
  const conditions = listed(box.conditions.map((one) => conditionWords(one, said, titleOf)), said.and); // prettier-ignore
  return [
    said.box(percent(density), percent(coverage), percent(base), conditions),
    [...(unseen === null ? [said.boxNotAgain] : [said.boxUnseen(percent(unseen.density), percent(unseen.coverage))]), said.boxByChance(number(Math.floor(byChance * (shuffles + 1) + 0.5), "exact"), shuffles)].join(" "), // prettier-ignore
  ];
}

export function conditionWords(
  condition: Condition,
  said: RequiresWords = englishRequires,
  titleOf: TitleOf = ownTitle,
): string {
  // prettier-ignore
  const { low, high, names } = condition;
  const title = titleOf(condition);
  if (names.length > 0) return said.is(title, names.join(", "), null);
  const words = (value: number): string => valueWords(value, condition, said);
  const side = low !== null && high !== null ? said.conditionBetween(words(low), words(high)) : low !== null ? said.atLeast(words(low)) : said.atMost(words(high ?? 0)); // prettier-ignore
  return condition.how === "times" ? said.times(title, side) : said.condition(title, side);
}
