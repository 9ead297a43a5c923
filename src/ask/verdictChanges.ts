// "What changed since the last edition?": the verdicts of two editions, and of each that is another what made it so. Where
// one thing changed it is the cause; where several did, runs tell in which one of them is new and the others are as they
// were, if both editions have their texts.
import type { Documents } from "../documents/documents.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { PendencyError } from "../errors.ts";
import type { VerdictWord } from "../judge/verdict.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import { decidingParts, engineWords } from "./keptVerdicts.ts";
import type { DecidingPart, Edition, EditionTexts, EditionVerdict } from "./keptVerdicts.ts";

/** What an edition is of: hashes, but for the engine, which is its version and a hash of its kernels. Plain data. */
export interface EditionAccount {
  /** a name, or the id of a kept run */
  readonly id: string;
  readonly engine: string;
  /** documents but for statements */
  readonly model: string;
  /** published figures that documents name, and the day by which they are known */
  readonly data: string;
  readonly asked: string;
  /** null: all that is at hand */
  readonly asOf: string | null;
  readonly statements: number;
}

export type ChangeCause = DecidingPart | "model and statement" | "data and model together" | "not told apart";

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
  /** each of these alone changes it; several where each does */
  readonly causes: readonly ChangeCause[];
}

/** The documents of one edition with the data of another. */
export interface Mixture {
  readonly model: "older" | "newer";
  readonly data: "older" | "newer";
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

/** Judges the editions' statements once more on these documents, asked as the editions were. */
export type JudgeAgain = (documents: Documents) => Promise<readonly EditionVerdict[]>;

/** @param judgeAgain called only where more than one thing changed for a verdict; null: hashes alone tell */
export async function askVerdictChanges(
  older: Edition,
  newer: Edition,
  judgeAgain: JudgeAgain | null = null,
): Promise<VerdictChanges> {
  const [kept, last] = [byId(older.verdicts), byId(newer.verdicts)];
  const ids = [...new Set([...last.keys(), ...kept.keys()])];
  const moved = ids.flatMap((id) => changeOf(id, kept, last, differsFor(id, older, newer)) ?? []);
  const mixtures = new Mixtures(older, newer, judgeAgain);
  const isOpen = moved.some(({ differs }) => differs.length > 1);
  const cells = isOpen && mixtures.areKnown ? await cellsOf(mixtures, older, newer, { kept, last }) : null;
  const changed = moved.map((one): VerdictChange => ({ ...one, causes: causesOf(one, cells) }));
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

type ById<T extends EditionVerdict = EditionVerdict> = ReadonlyMap<string, T>;

function byId<T extends EditionVerdict>(verdicts: readonly T[]): ById<T> {
  return new Map(verdicts.map((verdict) => [verdict.id, verdict]));
}

function differsFor(id: string, older: Edition, newer: Edition): readonly DecidingPart[] {
  const [before, after] = [older, newer].map(({ verdicts }) => verdicts.find((one) => one.id === id));
  if (before === undefined || after === undefined) return ["statement"];
  return decidingParts.filter((part) => part === "statement" ? before.hash !== after.hash : older.made[part] !== newer.made[part]); // prettier-ignore
}

function areStatementsOther(older: Edition, newer: Edition): boolean {
  const [one, other] = [older, newer].map(({ verdicts }) => verdicts.map(({ id, hash }) => `${id} ${hash}`).toSorted());
  return one.join("\n") !== other.join("\n");
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

/** Its words and those of its parts, as one text. */
function said(verdict: EditionVerdict | undefined): string {
  if (verdict === undefined) return "";
  return [verdict.verdict, ...verdict.parts.map((part) => `${part.title}: ${part.verdict}`)].join("\n");
}

/** Verdicts of the same statements on mixtures of old and new; null: it could not be made. */
interface Cells {
  readonly kept: ById;
  readonly base: ById | null;
  readonly newData: ById | null;
  readonly newModel: ById | null;
}

async function cellsOf(
  mixtures: Mixtures,
  older: Edition,
  newer: Edition,
  { kept, last }: { readonly kept: ById; readonly last: ById },
): Promise<Cells> {
  const isOther = {
    data: older.made.data !== newer.made.data,
    model: older.made.model !== newer.made.model || areStatementsOther(older, newer),
    engine: older.made.engine !== newer.made.engine,
  };
  // as this engine has the older edition; where the engine is the same, as it is kept
  const base = isOther.engine ? await mixtures.judged({ model: "older", data: "older" }) : kept;
  const isBoth = isOther.data && isOther.model;
  const newData = isBoth ? await mixtures.judged({ model: "older", data: "newer" }) : isOther.data ? last : base;
  const newModel = isBoth ? await mixtures.judged({ model: "newer", data: "older" }) : isOther.model ? last : base;
  return { kept, base, newData, newModel };
}

function causesOf({ id, differs }: Moved, cells: Cells | null): readonly ChangeCause[] {
  if (differs.length === 1) return differs;
  if (cells === null || cells.base === null || differs.length === 0) return ["not told apart"];
  const { kept, base, newData, newModel } = cells;
  const own = said(base.get(id));
  const isMoved = (cell: ById | null): boolean => cell !== null && cell.has(id) && said(cell.get(id)) !== own;
  const causes: readonly ChangeCause[] = [
    ...(own === said(kept.get(id)) ? [] : (["engine"] as const)),
    ...(isMoved(newData) ? (["data"] as const) : []),
    ...(isMoved(newModel) ? [documentsCause(differs)] : []),
  ];
  if (causes.length > 0) return causes;
  return newData === null || newModel === null ? ["not told apart"] : ["data and model together"];
}

function documentsCause(differs: readonly DecidingPart[]): ChangeCause {
  if (!differs.includes("statement")) return "model";
  return differs.includes("model") ? "model and statement" : "statement";
}

class Mixtures {
  readonly made: Mixture[] = [];
  readonly notMade: (Mixture & { readonly why: string })[] = [];
  readonly #texts: Readonly<Record<"older" | "newer", EditionTexts | undefined>>;
  readonly #engine: string;
  readonly #judgeAgain: JudgeAgain | null;

  constructor(older: Edition, newer: Edition, judgeAgain: JudgeAgain | null) {
    this.#texts = { older: older.texts, newer: newer.texts };
    this.#engine = newer.made.engine;
    this.#judgeAgain = judgeAgain;
  }

  get areKnown(): boolean {
    return this.#judgeAgain !== null && this.#texts.older !== undefined && this.#texts.newer !== undefined;
  }

  async judged(mixture: Mixture): Promise<ById | null> {
    const [model, data] = [this.#texts[mixture.model], this.#texts[mixture.data]];
    if (model === undefined || data === undefined || this.#judgeAgain === null) return null;
    // beside a run of another engine ours would differ by the engine as well; a run need not name its kernels
    const own = [engineWords(engineVersion, kernelsHash()), engineVersion];
    if (!own.includes(this.#engine)) {
      this.notMade.push({ ...mixture, why: `engine ${this.#engine} made the newer edition, this is ${own[0]}` });
      return null;
    }
    try {
      const verdicts = await this.#judgeAgain(openDocuments(model.files, data.factFiles, data.asOf));
      this.made.push(mixture);
      return byId(verdicts);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      const [{ path, expected, got }] = error.problems;
      this.notMade.push({ ...mixture, why: `${path === "" ? "" : `${path}: `}expected ${expected}; got ${got}` });
      return null;
    }
  }
}

function accountOf({ edition, made, asOf, verdicts }: Edition): EditionAccount {
  const { engine, model, data, asked } = made;
  return { id: edition, engine, model, data, asked, asOf, statements: verdicts.length };
}
