// What somebody edits: the draft of a model, what its reader says of it, and what of it the page runs. Views read signals of
// it and call its verbs.
import { batch, computed, signal } from "@preact/signals";
import type { DraftChecked } from "../../ask/live/draftModel.ts";
import type { PutAsked, TablePut, Tables } from "../../ask/live/ownTable.ts";
import type { PackTexts } from "../../ask/live/packParts.ts";
import { modelFiles } from "../../documents/modelFiles.ts";
import { modelTexts } from "../../documents/modelTexts.ts";
import type { ModelTexts } from "../../documents/modelTexts.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { textAt } from "../engine/textAt.ts";
import type { Asked, Found, JobKind } from "../engine/jobs.ts";
import type { Store } from "../store.ts";
import { changedFiles, draftOf, fromKept, toKept, withText } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { forgetDraft, keepDraft, ownDrafts, recallDraft } from "./keepDraft.ts";
import type { Keep } from "./keepDraft.ts";
import { Newest } from "./newest.ts";

/** What the page ran of a draft. */
interface Ran {
  readonly draft: Draft;
  readonly packs: PackTexts;
}

export interface Template {
  readonly name: string;
  readonly files: readonly DocumentFile[];
}

/** What was asked for, or why it cannot be had. */
type Answer<T> = { readonly found: T } | { readonly problems: readonly Problem[] };

export class EditSession {
  readonly draft = signal<Draft | null>(null);
  /** of the document that is shown */
  readonly path = signal("");
  /** what the reader says of the draft; null: it is being read */
  readonly checked = signal<DraftChecked | null>(null);
  /** what can be told of it at once: how it is written, and what it names; null: not yet */
  readonly quick = signal<readonly Problem[] | null>(null);
  /** how far it is read, in stacks of scenarios; of 0: not so far that these are counted */
  readonly progress = signal({ done: 0, of: 0 });
  /** of what was asked last: to open, to run */
  readonly refused = signal<readonly Problem[]>([]);
  readonly isRunning = signal(false);
  readonly isKept = signal(true);
  readonly isRecalled = signal(false);
  /** counts texts that came from elsewhere than the keyboard: whoever shows one shows it anew */
  readonly arrivals = signal(0);
  readonly runs = signal<readonly Ran[]>([]);
  readonly changed = computed(() => (this.draft.value === null ? [] : changedFiles(this.draft.value)));
  /** whether the page shows this very draft */
  readonly isOnPage = computed(() => {
    const ran = this.runs.value.at(-1)?.draft.texts ?? this.draft.value?.published;
    return sameFiles(ran?.files ?? [], this.draft.value?.texts.files ?? []);
  });
  readonly #store: Store;
  readonly #storage: () => Keep;
  readonly #quicks: Newest<ModelTexts, readonly Problem[]>;
  readonly #checks: Newest<ModelTexts, DraftChecked>;
  /** of models that were looked at while the page was open, whether or not a browser keeps them */
  readonly #drafts = new Map<string, Draft>();
  #desk: ReturnType<Store["desk"]> | null = null;
  /** beside the other, which may be busy with what was written before */
  #quickDesk: ReturnType<Store["desk"]> | null = null;
  #jobs: Promise<unknown> = Promise.resolve();
  /** the model as published that the page leads back to */
  #home = "";
  #downloaded: Draft | null = null;
  #later: ReturnType<typeof setTimeout> | undefined = undefined;

  /** @param storage throws where a browser gives the page none */
  constructor(store: Store, storage: () => Keep) {
    this.#store = store;
    this.#storage = storage;
    this.#quicks = new Newest(
      async (texts) => {
        try {
          return await (this.#quickDesk ??= this.#store.desk()).ask("quick", texts);
        } catch (error) {
          return problemsOf(error);
        }
      },
      (found, asked) => {
        if (this.draft.value?.texts === asked) this.quick.value = found;
      },
    );
    this.#checks = new Newest(
      async (texts) => {
        const tell = (done: number, of: number): void => {
          if (this.draft.value?.texts === texts) this.progress.value = { done, of };
        };
        try {
          return await this.#ask("check", texts, tell);
        } catch (error) {
          return { problems: problemsOf(error), warnings: [] };
        }
      },
      (found, asked) => {
        if (this.draft.value?.texts === asked) this.checked.value = found;
      },
    );
  }

  /** The documents of a model as published, with what was changed in them here before. */
  async open(model: string): Promise<void> {
    this.#home = model;
    batch(() => {
      this.draft.value = null;
      this.checked.value = null;
      this.refused.value = [];
      this.runs.value = [];
      this.isRecalled.value = false;
    });
    try {
      const published = JSON.parse(await textAt(this.#store.documentsPlace(model))) as ModelTexts;
      if (this.#home !== model) return;
      const kept = recallDraft(model, this.#storage);
      const draft = this.#drafts.get(model) ?? (kept === null ? draftOf(published) : fromKept(kept, published));
      this.isRecalled.value = changedFiles(draft).length > 0;
      this.#show(draft);
    } catch (error) {
      this.refused.value = problemsOf(error);
    }
  }

  /** A model of one's own, which no page has. */
  begin(id: string, files: readonly DocumentFile[]): void {
    this.isRecalled.value = false;
    this.#show({ published: null, texts: modelTexts(modelFiles(id, files)) });
    this.#keep();
  }

  /** Models begun here before. */
  owned(): readonly string[] {
    const open = [...this.#drafts].flatMap(([id, { published }]) => (published === null ? [id] : []));
    return [...new Set([...open, ...ownDrafts(this.#storage)])]
      .filter((id) => id !== this.draft.value?.texts.id)
      .sort();
  }

  /** One of them again. */
  goOn(id: string): void {
    const files = this.#drafts.get(id)?.texts.files ?? recallDraft(id, this.#storage)?.files;
    if (files !== undefined) this.begin(id, files);
  }

  /** What a new model can begin as. */
  async templates(): Promise<Answer<readonly Template[]>> {
    try {
      return { found: JSON.parse(await textAt(this.#store.templatesPlace())) as readonly Template[] };
    } catch (error) {
      return { problems: problemsOf(error) };
    }
  }

  /** Somebody typed. */
  type(path: string, text: string): void {
    const draft = this.draft.value;
    if (draft === null) return;
    this.draft.value = withText(draft, path, text);
    this.#changedNow();
  }

  /** Texts that came from elsewhere: a table, a file. */
  put(files: readonly DocumentFile[]): void {
    const draft = this.draft.value;
    if (draft === null || files.length === 0) return;
    batch(() => {
      this.draft.value = files.reduce((next, { path, text }) => withText(next, path, text), draft);
      this.path.value = files[0].path;
      this.arrivals.value += 1;
    });
    this.#changedNow();
  }

  /** What a file of the reader's own holds, and what it may stand in for. */
  tables(file: DocumentFile): Promise<Answer<Tables>> {
    return this.#answer("tables", { texts: this.#texts(), file });
  }

  /** The document with such a table in it. */
  preview(file: DocumentFile, mapped: Omit<PutAsked, "texts" | "file">): Promise<Answer<TablePut>> {
    return this.#answer("put", { texts: this.#texts(), file, ...mapped });
  }

  look(path: string): void {
    this.path.value = path;
  }

  /** Opens the draft in place of what runs. */
  async run(): Promise<void> {
    const draft = this.draft.value;
    if (draft === null || this.isRunning.value) return;
    batch(() => {
      this.isRunning.value = true;
      this.refused.value = [];
    });
    try {
      const packs = await this.#ask("draft", draft.texts);
      this.runs.value = [...this.runs.value, { draft, packs }];
      this.#store.runEdited(packs, draft.texts.id);
    } catch (error) {
      this.refused.value = problemsOf(error);
    } finally {
      this.isRunning.value = false;
    }
  }

  /** What ran before runs again; the texts stay as they are. */
  undoRun(): void {
    const left = this.runs.value.slice(0, -1);
    this.runs.value = left;
    const last = left.at(-1);
    if (last === undefined) this.#store.runEdited(null, this.#home);
    else this.#store.runEdited(last.packs, last.draft.texts.id);
  }

  /** The page runs the model as published; the draft stays. */
  leave(): void {
    if (this.#store.edited.value !== null) this.#store.runEdited(null, this.#home);
    this.runs.value = [];
  }

  /** The draft is gone, and the page is of the model as published. */
  async forget(): Promise<void> {
    const id = this.draft.value?.texts.id ?? this.#home;
    forgetDraft(id, this.#storage);
    this.#drafts.delete(id);
    this.leave();
    await this.open(this.#home);
    this.arrivals.value += 1;
  }

  downloaded(): void {
    this.#downloaded = this.draft.value;
  }

  /** Whether something was changed that is nowhere but here. */
  get isUnsaved(): boolean {
    return this.changed.value.length > 0 && this.#downloaded !== this.draft.value;
  }

  #texts(): ModelTexts {
    return this.draft.value?.texts ?? { id: "", asked: "", files: [], scores: null };
  }

  async #answer<Kind extends JobKind>(job: Kind, asked: Asked<Kind>): Promise<Answer<Found<Kind>>> {
    try {
      return { found: await this.#ask(job, asked) };
    } catch (error) {
      return { problems: problemsOf(error) };
    }
  }

  /** One after the other, by one worker: it has read the published figures once. */
  #ask<Kind extends JobKind>(
    job: Kind,
    asked: Asked<Kind>,
    progress: (done: number, of: number) => void = () => {},
  ): Promise<Found<Kind>> {
    const desk = (this.#desk ??= this.#store.desk());
    const next = this.#jobs.then(() => desk.ask(job, asked, { progress }));
    this.#jobs = next.catch(() => {});
    return next;
  }

  #show(draft: Draft): void {
    batch(() => {
      this.draft.value = draft;
      this.path.value = draft.texts.files[0]?.path ?? "";
      this.#unread();
      this.arrivals.value += 1;
    });
    this.#read(draft.texts);
  }

  #unread(): void {
    this.checked.value = null;
    this.quick.value = null;
    this.progress.value = { done: 0, of: 0 };
  }

  #read(texts: ModelTexts): void {
    this.#quicks.ask(texts);
    this.#checks.ask(texts);
  }

  #changedNow(): void {
    batch(() => this.#unread());
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#keep();
      if (this.draft.value !== null) this.#read(this.draft.value.texts);
    }, pauseOfTyping);
  }

  #keep(): void {
    const draft = this.draft.value;
    if (draft === null) return;
    this.#drafts.set(draft.texts.id, draft);
    if (this.changed.value.length === 0) {
      forgetDraft(draft.texts.id, this.#storage);
      this.isKept.value = true;
    } else this.isKept.value = keepDraft(draft.texts.id, toKept(draft), this.#storage);
  }
}

/** milliseconds in which nobody types before the reader is asked */
const pauseOfTyping = 250;

function sameFiles(left: readonly DocumentFile[], right: readonly DocumentFile[]): boolean {
  return left.length === right.length && left.every(({ path, text }, at) => right[at].path === path && right[at].text === text); // prettier-ignore
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof PendencyError) return error.problems;
  return [problem("limits", null, "editor", "documents that can be read", String(error).slice(0, 300))];
}

/** Where a document that is new to the model lies: beside the model's own. */
export function pathBeside({ texts }: Draft, name: string): string {
  const model = modelFiles(texts.id, texts.files).documents.at(0)?.path ?? texts.files[0]?.path ?? "";
  return `${model.slice(0, model.lastIndexOf("/") + 1)}${name}`;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
