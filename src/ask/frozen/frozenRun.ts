// A run put down so that anybody can make it again: what it was made of, what was asked, and hashes of what was written.
import type { Documents } from "../../documents/documents.ts";
import { allFiles, scoreFilesOf } from "../../documents/modelFiles.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { stackName } from "../../scenario/stack.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import { kernelsHash } from "../../study/kernelsHash.ts";
import { sha256 } from "../../study/sha256.ts";
import type { Study } from "../../study/study.ts";
import { inOneOrder, writtenIn } from "../../study/studyId.ts";

export const frozenVersion = "run v1";

/** Commands whose runs are kept with what makes them again. */
const frozenCommands = [
  "run",
  "compare",
  "claims",
  "answer",
  "matters",
  "informs",
  "binds",
  "lives",
  "waits",
  "backtest",
  "open",
] as const;
export type FrozenCommand = (typeof frozenCommands)[number];

/** A text or a table, and the SHA-256 of its bytes. */
interface HashedFile {
  readonly name: string;
  readonly hash: string;
}

export interface FrozenRun {
  readonly pendency: typeof frozenVersion;
  /** of model, figures, what was asked, the study (stacks, seed, replications), the engine's version and its kernels */
  readonly id: string;
  readonly engineVersion: string;
  /** what the engines' kernels were, to the byte; left out by those who did not say */
  readonly kernels?: string;
  readonly command: FrozenCommand;
  /** `asked` is how the command named it */
  readonly model: { readonly id: string; readonly title: string; readonly asked: string };
  /** null where nothing was to be run */
  readonly study: string | null;
  /** null where nothing was to be run */
  readonly seed: number | null;
  readonly replications: number | null;
  readonly stacks: readonly string[];
  /** of the model, in the order of their names */
  readonly documents: readonly HashedFile[];
  /** of the published figures that the documents name */
  readonly figures: string;
  /** of the command, as far as they decide what is written */
  readonly options: Readonly<Record<string, unknown>>;
  /** tables and sets that it read beside documents, by their paths as the command had them; left out: none */
  readonly given?: readonly HashedFile[];
  /** false: somebody stopped it, and where it was then nobody can say again */
  readonly isWhole: boolean;
  /** what was written, apart from this record and what stands beside it */
  readonly files: readonly HashedFile[];
  /** of all the above: a record that was changed is told */
  readonly hash: string;
}

/** What a command knows of its run. */
export interface FrozenAsked {
  readonly command: FrozenCommand;
  readonly asked: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** what the command read beside documents; left out: nothing */
  readonly given?: readonly DocumentFile[];
  readonly documents: Documents;
  readonly study: Study | null;
  readonly isWhole: boolean;
}

export function freeze(
  { command, asked, options, given = [], documents, study, isWhole }: FrozenAsked,
  files: readonly HashedFile[],
): FrozenRun {
  const { model } = documents;
  const made = {
    ...hashesOf(documents),
    command,
    study: study?.id ?? null,
    options,
    ...(given.length === 0 ? {} : { given: given.map(({ path, text }) => ({ name: path, hash: sha256(text) })) }),
  };
  const rest = {
    pendency: frozenVersion,
    id: frozenId(made),
    ...made,
    model: { id: model.id, title: model.title, asked },
    seed: study?.spec.seed ?? null,
    replications: study?.spec.replications ?? null,
    stacks: study?.spec.stacks.map(stackName) ?? [],
    isWhole,
    files,
  } as const;
  return { ...rest, hash: sha256(inOneOrder(rest)) };
}

/** What decides every number beside what is asked: this engine, the documents, and the figures that they name. */
export function hashesOf(
  documents: Pick<Documents, "files" | "facts">,
): Required<Pick<FrozenRun, "engineVersion" | "kernels" | "documents" | "figures">> {
  const [texts, figures] = [documentHashes(documents), figuresHash(documents)];
  return { engineVersion, kernels: kernelsHash(), documents: texts, figures };
}

/** Equal ids mean equal numbers; names of documents do not enter, nor where they lie. */
function frozenId({ documents, ...made }: Pick<FrozenRun, MadeOf>): string {
  return sha256(inOneOrder({ ...made, documents: documents.map(({ hash }) => hash).toSorted() })).slice(0, 16);
}

export function frozenText(run: FrozenRun): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}

/**
 * @param called how messages name the text: a file
 * @throws PendencyError (usage) for a text that is no such record, is cut off, or was changed
 */
export function readFrozen(text: string, called: string): FrozenRun {
  const refuse = (got: string, hint = "keep a run with `pendency run MODEL --out FOLDER`"): never => {
    throw new PendencyError([problem("usage", null, called, `a record that says "pendency": "${frozenVersion}"`, got, hint)]); // prettier-ignore
  };
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return refuse("a text that is no JSON, or is cut off", "take the record from where the run was kept first");
  }
  if (typeof read !== "object" || read === null || !("pendency" in read)) return refuse("something else");
  if (read.pendency !== frozenVersion) return refuse(JSON.stringify(read.pendency));
  const { hash, ...rest } = read as FrozenRun;
  const own = sha256(inOneOrder(rest));
  const isIts = hash === own && frozenCommands.includes(rest.command) && frozenId(onlyMade(rest)) === rest.id;
  if (!isIts) return refuse("one that was changed after it was written", "take it from where the run was kept first");
  return read as FrozenRun;
}

/** What the id is of. */
type MadeOf = "engineVersion" | "kernels" | "command" | "study" | "documents" | "figures" | "options" | "given";

function onlyMade(run: Omit<FrozenRun, "hash">): Pick<FrozenRun, MadeOf> {
  const { engineVersion: version, kernels, command, study, documents, figures, options, given } = run;
  const made = { engineVersion: version, command, study, documents, figures, options };
  return { ...made, ...(kernels === undefined ? {} : { kernels }), ...(given === undefined ? {} : { given }) };
}

/** Every document of the model by its name from the folder that all of them lie in. */
function documentHashes({ files }: Pick<Documents, "files">): readonly HashedFile[] {
  const all = [...allFiles(files), ...scoreFilesOf(files)];
  const folders = all.map(({ path }) => path.split(/[\\/]/).slice(0, -1));
  const shared = folders[0].findIndex((_, at) => folders.some((parts) => parts[at] !== folders[0][at]));
  const skipped = shared === -1 ? Math.min(...folders.map((parts) => parts.length)) : shared;
  return all
    .map(({ path, text }) => ({
      name: path.split(/[\\/]/).slice(skipped).join("/"),
      hash: sha256(text.replaceAll("\r\n", "\n")),
    }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function figuresHash({ files, facts }: Pick<Documents, "files" | "facts">): string {
  return sha256(inOneOrder(writtenIn(allFiles(files), facts)));
}

/** Names of documents that are others than the run was made of; [] where the run can be made again from these. */
export function changedSince(
  run: Pick<FrozenRun, "documents" | "figures">,
  documents: Pick<Documents, "files" | "facts">,
): readonly string[] {
  return changedBetween(run, { documents: documentHashes(documents), figures: figuresHash(documents) });
}

/** The same of two runs. */
export function changedBetween(
  left: Pick<FrozenRun, "documents" | "figures">,
  right: Pick<FrozenRun, "documents" | "figures">,
): readonly string[] {
  const hashOf = (of: readonly HashedFile[], name: string) => of.find((one) => one.name === name)?.hash;
  const names = [...new Set([...left.documents, ...right.documents].map(({ name }) => name))].toSorted();
  const changed = names.filter((name) => hashOf(left.documents, name) !== hashOf(right.documents, name));
  if (changed.length > 0) return changed;
  return left.figures === right.figures ? [] : ["published figures that they name"];
}
