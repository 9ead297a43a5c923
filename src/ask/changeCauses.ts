// What changed a verdict between two editions. Where one thing changed it is the cause; where several did, runs tell in which
// one of them is new and the others are as they were, if both editions have their texts.
import { byId } from "./editionMixtures.ts";
import type { ById, EditionMixtures, Mixture } from "./editionMixtures.ts";
import { decidingParts } from "./keptVerdicts.ts";
import type { DecidingPart, Edition, EditionVerdict } from "./keptVerdicts.ts";

/** What alone changes a verdict: a part; or several, which are not told apart or change it only together. */
export type ChangeCause = readonly DecidingPart[];

/** What can be of the one edition or of the other in a run; statements go with the model. */
const factors = ["data", "model", "draws"] as const;
type Factor = (typeof factors)[number];

/** Verdicts of the same statements on mixtures of old and new; null: it could not be made. */
interface Mixed {
  readonly kept: ById;
  /** as this engine has the older edition */
  readonly base: ById | null;
  /** with one of them of the newer edition */
  readonly alone: Readonly<Record<Factor, ById | null>>;
  /** with model and draws of the newer edition, asked where they are not told apart */
  readonly modelAndDraws: ById | null;
}

export function areStatementsOther(older: Edition, newer: Edition): boolean {
  const [one, other] = [older, newer].map(({ verdicts }) => verdicts.map(({ id, hash }) => `${id} ${hash}`).toSorted());
  return one.join("\n") !== other.join("\n");
}

export async function mixedOf(mixtures: EditionMixtures, older: Edition, newer: Edition): Promise<Mixed> {
  const [kept, last] = [byId(older.verdicts), byId(newer.verdicts)];
  const others = factors.filter((factor) => older.made[factor] !== newer.made[factor] || (factor === "model" && areStatementsOther(older, newer))); // prettier-ignore
  /** With these of the newer edition: as it is kept where nothing else is other. */
  const withNew = async (...news: readonly Factor[]): Promise<ById | null> => {
    const wanted = news.filter((factor) => others.includes(factor));
    if (wanted.length === 0) return base;
    if (wanted.length === others.length) return last;
    return mixtures.judged({ ...allOlder, ...Object.fromEntries(wanted.map((factor) => [factor, "newer"])) });
  };
  const base = older.made.engine === newer.made.engine ? kept : await mixtures.judged(allOlder);
  const alone = { data: await withNew("data"), model: await withNew("model"), draws: await withNew("draws") };
  const areApart = alone.model !== null && alone.draws !== null;
  return { kept, base, alone, modelAndDraws: areApart ? null : await withNew("model", "draws") };
}

const allOlder: Mixture = { model: "older", data: "older", draws: "older" };

/**
 * @param differs what of all that decides the verdict is not as it was
 * @param mixed   null: hashes alone are known
 * @returns each cause that alone changes it; []: not told apart, or nothing differs
 */
export function causesOf(id: string, differs: readonly DecidingPart[], mixed: Mixed | null): readonly ChangeCause[] {
  if (differs.length === 1) return [differs];
  if (mixed === null || mixed.base === null || differs.length === 0) return [];
  const { kept, base, alone, modelAndDraws } = mixed;
  const own = said(base.get(id));
  const isMoved = (by: ById | null): boolean => by !== null && by.has(id) && said(by.get(id)) !== own;
  const among = (...parts: readonly DecidingPart[]): ChangeCause => decidingParts.filter((part) => parts.includes(part) && differs.includes(part)); // prettier-ignore
  const causes = [
    ...(own === said(kept.get(id)) ? [] : [among("engine")]),
    ...(isMoved(alone.data) ? [among("data")] : []),
    ...(isMoved(alone.model) ? [among("model", "statement")] : []),
    ...(isMoved(alone.draws) ? [among("draws")] : []),
    ...(isMoved(modelAndDraws) && !isMoved(alone.model) && !isMoved(alone.draws) ? [among("model", "statement", "draws")] : []), // prettier-ignore
  ].filter((cause) => cause.length > 0);
  if (causes.length > 0) return causes;
  const areApart = alone.model !== null && alone.draws !== null;
  const isKnown = alone.data !== null && (areApart || modelAndDraws !== null);
  return isKnown ? [among("data", "model", "statement", "draws")] : [];
}

/** Its words and those of its parts, as one text. */
export function said(verdict: EditionVerdict | undefined): string {
  if (verdict === undefined) return "";
  return [verdict.verdict, ...verdict.parts.map((part) => `${part.title}: ${part.verdict}`)].join("\n");
}
