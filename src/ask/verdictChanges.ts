// "What changed since the last edition?": the verdicts of two kept runs of `claims`, and of each that changed whether the
// data, the model or the engine changed it, by runs in which one of them is new and the others are as they were.
import type { ModelFiles } from "../documents/modelFiles.ts";
import type { Documents } from "../documents/documents.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { PendencyError } from "../errors.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { VerdictWord } from "../judge/verdict.ts";
import type { DocumentFile } from "../reading/document.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { kernelsHash } from "../study/kernelsHash.ts";
import { sha256 } from "../study/sha256.ts";

/** A statement and what it came to, as `claims --json` has it. */
export interface EditionVerdict {
  readonly id: string;
  readonly words: string;
  readonly verdict: VerdictWord;
  readonly parts: readonly { readonly title: string; readonly verdict: VerdictWord }[];
}

/** A kept run of `claims`: its verdicts, and all that they were made of. */
export interface Edition {
  /** of the run */
  readonly id: string;
  readonly engineVersion: string;
  /** hash of the engines' kernels; left out where the run does not say */
  readonly kernels?: string;
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly asOf: AsOf | null;
  readonly verdicts: readonly EditionVerdict[];
}

/** What an edition is of. Plain data, safe as JSON. */
export interface EditionAccount {
  readonly id: string;
  /** its version, and the hash of its kernels where the run says it */
  readonly engine: string;
  /** hash of all documents of the model */
  readonly model: string;
  /** hash of the published figures at hand, and of the day they are known by */
  readonly data: string;
  /** null: all that is at hand */
  readonly asOf: string | null;
  readonly statements: number;
}

export type ChangeCause = "data" | "model" | "engine" | "data and model together" | "not told apart";

/** A word before and after; null where the edition does not have the statement, or the part. */
export interface WordChange {
  readonly before: VerdictWord | null;
  readonly after: VerdictWord | null;
}

export interface VerdictChange extends WordChange {
  readonly id: string;
  readonly words: string;
  /** parts whose word changed */
  readonly parts: readonly ({ readonly title: string } & WordChange)[];
  /** each of these alone changes it; several where each does */
  readonly causes: readonly ChangeCause[];
}

/** The model of one edition with the data of another. */
export interface Mixture {
  readonly model: "older" | "newer";
  readonly data: "older" | "newer";
}

export interface VerdictChanges {
  readonly older: EditionAccount;
  readonly newer: EditionAccount;
  /** what differs between the two */
  readonly differs: readonly ("data" | "model" | "engine")[];
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

/**
 * @param judgeAgain called only where more than one thing changed, or the engine did
 */
export async function askVerdictChanges(
  older: Edition,
  newer: Edition,
  judgeAgain: JudgeAgain,
): Promise<VerdictChanges> {
  const [before, after] = [accountOf(older), accountOf(newer)];
  const isOther = {
    data: before.data !== after.data,
    model: before.model !== after.model,
    engine: before.engine !== after.engine,
  };
  const mixtures = new Mixtures(older, newer, judgeAgain);
  const [kept, last] = [byId(older.verdicts), byId(newer.verdicts)];
  // as this engine has the older edition; where the engine is the same, as it is kept
  const base = isOther.engine ? await mixtures.judged({ model: "older", data: "older" }) : kept;
  const isBoth = isOther.data && isOther.model;
  const newData = isBoth ? await mixtures.judged({ model: "older", data: "newer" }) : isOther.data ? last : base;
  const newModel = isBoth ? await mixtures.judged({ model: "newer", data: "older" }) : isOther.model ? last : base;
  const cells: Cells = { kept, base, newData, newModel, last };
  const ids = [...new Set([...last.keys(), ...kept.keys()])];
  const changed = ids.flatMap((id) => changeOf(id, cells) ?? []);
  return {
    older: before,
    newer: after,
    differs: (["data", "model", "engine"] as const).filter((one) => isOther[one]),
    made: mixtures.made,
    notMade: mixtures.notMade,
    same: ids.length - changed.length,
    changed,
  };
}

type ById = ReadonlyMap<string, EditionVerdict>;

/** Verdicts of the same statements on mixtures of old and new; null: it could not be made. */
interface Cells {
  readonly kept: ById;
  readonly base: ById | null;
  readonly newData: ById | null;
  readonly newModel: ById | null;
  readonly last: ById;
}

function byId(verdicts: readonly EditionVerdict[]): ById {
  return new Map(verdicts.map((verdict) => [verdict.id, verdict]));
}

class Mixtures {
  readonly made: Mixture[] = [];
  readonly notMade: (Mixture & { readonly why: string })[] = [];
  readonly #editions: Readonly<Record<"older" | "newer", Edition>>;
  readonly #judgeAgain: JudgeAgain;

  constructor(older: Edition, newer: Edition, judgeAgain: JudgeAgain) {
    this.#editions = { older, newer };
    this.#judgeAgain = judgeAgain;
  }

  async judged(mixture: Mixture): Promise<ById | null> {
    const { files } = this.#editions[mixture.model];
    const { factFiles, asOf } = this.#editions[mixture.data];
    const { newer } = this.#editions;
    // beside a run of another engine ours would differ by the engine as well
    const own = engineWords({ engineVersion, ...(newer.kernels === undefined ? {} : { kernels: kernelsHash() }) });
    if (engineWords(newer) !== own) {
      this.notMade.push({ ...mixture, why: `engine ${engineWords(newer)} made the newer edition, this is ${own}` });
      return null;
    }
    try {
      const verdicts = await this.#judgeAgain(openDocuments(files, factFiles, asOf));
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

/** Null where nothing changed. */
function changeOf(id: string, cells: Cells): VerdictChange | null {
  const [before, after] = [cells.kept.get(id), cells.last.get(id)];
  if (said(before) === said(after)) return null;
  const titles = [...new Set([...(after?.parts ?? []), ...(before?.parts ?? [])].map(({ title }) => title))];
  const wordIn = (of: EditionVerdict | undefined, title: string): VerdictWord | null =>
    of?.parts.find((part) => part.title === title)?.verdict ?? null;
  return {
    id,
    words: (after ?? before)?.words ?? "",
    before: before?.verdict ?? null,
    after: after?.verdict ?? null,
    parts: titles
      .map((title) => ({ title, before: wordIn(before, title), after: wordIn(after, title) }))
      .filter((part) => part.before !== part.after),
    causes: causesOf(id, cells),
  };
}

function causesOf(id: string, { kept, base, newData, newModel, last }: Cells): readonly ChangeCause[] {
  // a statement is a part of the model
  if (!kept.has(id) || !last.has(id)) return ["model"];
  if (base === null) return ["not told apart"];
  const own = said(base.get(id));
  const isMoved = (cell: ById | null): boolean => cell !== null && cell.has(id) && said(cell.get(id)) !== own;
  const causes: readonly ChangeCause[] = [
    ...(own === said(kept.get(id)) ? [] : (["engine"] as const)),
    ...(isMoved(newData) ? (["data"] as const) : []),
    ...(isMoved(newModel) ? (["model"] as const) : []),
  ];
  if (causes.length > 0) return causes;
  return newData === null || newModel === null ? ["not told apart"] : ["data and model together"];
}

/** Its words and those of its parts, as one text. */
function said(verdict: EditionVerdict | undefined): string {
  if (verdict === undefined) return "";
  return [verdict.verdict, ...verdict.parts.map((part) => `${part.title}: ${part.verdict}`)].join("\n");
}

function engineWords({ engineVersion: version, kernels }: Pick<Edition, "engineVersion" | "kernels">): string {
  return kernels === undefined ? version : `${version} (kernels ${kernels.slice(0, 16)})`;
}

function accountOf(edition: Edition): EditionAccount {
  const { id, files, factFiles, asOf, verdicts } = edition;
  const known = asOf === null ? "" : `${asOf.date} ${asOf.strict} ${asOf.standIns === true}`;
  return {
    id,
    engine: engineWords(edition),
    model: hashOf([...files.documents, ...files.targets, ...(files.study === null ? [] : [files.study])]),
    data: sha256(`${hashOf(factFiles)} ${known}`).slice(0, 16),
    asOf: asOf?.date ?? null,
    statements: verdicts.length,
  };
}

/** Of texts, whatever their files are called and in whatever order. */
function hashOf(files: readonly DocumentFile[]): string {
  const texts = files.map(({ text }) => sha256(text.replaceAll("\r\n", "\n"))).toSorted();
  return sha256(texts.join("\n")).slice(0, 16);
}
