// "What changed since the last edition?": the verdicts of two editions, and of each that is another what made it so.
import type { VerdictWord } from "../judge/verdict.ts";
import { areStatementsOther, causesOf, mixedOf, said } from "./changeCauses.ts";
import type { ChangeCause } from "./changeCauses.ts";
import { byId, EditionMixtures } from "./editionMixtures.ts";
import type { ById, JudgeAgain, Mixture } from "./editionMixtures.ts";
import { decidingParts, ownDraws } from "./keptVerdicts.ts";
import type { DecidingPart, Edition, EditionVerdict } from "./keptVerdicts.ts";

/** What an edition is of: hashes, but for the engine, which is its version and a hash of its kernels. Plain data. */
export interface EditionAccount {
  /** a name, or the id of a kept run */
  readonly id: string;
  readonly engine: string;
  /** documents but for statements */
  readonly model: string;
  /** published figures that documents name, and the day by which they are known */
  readonly data: string;
  /** id of the parameter set that gives the draws of uncertain figures; null: draws are those of the documents */
  readonly draws: string | null;
  readonly asked: string;
  /** null: all that is at hand */
  readonly asOf: string | null;
  readonly statements: number;
}

/** A word before and after; null where the edition does not have the statement, or the part. */
export interface WordChange {
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
}

export interface VerdictChange extends WordChange {
  readonly id: string;
  readonly words: string;
  /** share of runs in which it holds, before and after; null where no run decides, or there was none */
  readonly shares: readonly [before: number | null, after: number | null];
  /** parts whose word changed */
  readonly parts: readonly ({ readonly title: string } & WordChange)[];
  /** what of all that decides it is not as it was; `statement` where it is new or gone */
  readonly differs: readonly DecidingPart[];
  /** each of these alone changes it; []: not told apart, or nothing differs */
  readonly causes: readonly ChangeCause[];
}

export interface VerdictChanges {
  readonly older: EditionAccount;
  readonly newer: EditionAccount;
  /** what differs between the two; `statement` where any statement does */
  readonly differs: readonly DecidingPart[];
  /** runs that were made to tell causes apart */
  readonly made: readonly Mixture[];
  /** runs that would tell and could not be made */
  readonly notMade: readonly (Mixture & { readonly why: string })[];
  /** statements with the same words in both */
  readonly same: number;
  readonly changed: readonly VerdictChange[];
}

/** @param judgeAgain called only where more than one thing changed for a verdict; null: hashes alone tell */
export async function askVerdictChanges(
  older: Edition,
  newer: Edition,
  judgeAgain: JudgeAgain | null = null,
): Promise<VerdictChanges> {
  const [kept, last] = [byId(older.verdicts), byId(newer.verdicts)];
  const ids = [...new Set([...last.keys(), ...kept.keys()])];
  const moved = ids.flatMap((id) => changeOf(id, kept, last, differsFor(id, older, newer)) ?? []);
  const mixtures = new EditionMixtures(older, newer, judgeAgain);
  const isOpen = moved.some(({ differs }) => differs.length > 1);
  const mixed = isOpen && mixtures.areKnown ? await mixedOf(mixtures, older, newer) : null;
  const changed = moved.map((one): VerdictChange => ({ ...one, causes: causesOf(one.id, one.differs, mixed) }));
  return {
    older: accountOf(older),
    newer: accountOf(newer),
    differs: decidingParts.filter((part) => (part === "statement" ? areStatementsOther(older, newer) : older.made[part] !== newer.made[part])), // prettier-ignore
    made: mixtures.made,
    notMade: mixtures.notMade,
    same: ids.length - changed.length,
    changed,
  };
}

function differsFor(id: string, older: Edition, newer: Edition): readonly DecidingPart[] {
  const [before, after] = [older, newer].map(({ verdicts }) => verdicts.find((one) => one.id === id));
  if (before === undefined || after === undefined) return ["statement"];
  return decidingParts.filter((part) => part === "statement" ? before.hash !== after.hash : older.made[part] !== newer.made[part]); // prettier-ignore
}

type Moved = Omit<VerdictChange, "causes">;

/** Null where nothing changed. */
function changeOf(id: string, kept: ById, last: ById, differs: readonly DecidingPart[]): Moved | null {
  const [before, after] = [kept.get(id), last.get(id)];
  if (said(before) === said(after)) return null;
  const titles = [...new Set([before, after].flatMap((one) => one?.parts.map(({ title }) => title) ?? []))];
  const wordIn = (verdict: EditionVerdict | undefined, title: string): VerdictWord | null =>
    verdict?.parts.find((part) => part.title === title)?.verdict ?? null;
  return {
    id,
    words: (after ?? before)?.words ?? "",
    before: before?.verdict ?? null,
    after: after?.verdict ?? null,
    shares: [before?.probability ?? null, after?.probability ?? null],
    parts: titles
      .map((title) => ({ title, before: wordIn(before, title), after: wordIn(after, title) }))
      .filter((part) => part.before !== part.after),
    differs,
  };
}

function accountOf({ edition, made, asOf, verdicts }: Edition): EditionAccount {
  const { engine, model, data, asked } = made;
  const draws = made.draws === ownDraws ? null : made.draws;
  return { id: edition, engine, model, data, draws, asked, asOf, statements: verdicts.length };
}
