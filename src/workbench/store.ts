// The page's one store: its state with undo and redo, the model opened, and the newest answer. Views read signals of it
// and call its verbs; nothing else changes anything.
import { batch, computed, signal } from "@preact/signals";
import { firstGap } from "../ask/live/firstGap.ts";
import type { LiveAnswer } from "../ask/live/liveModel.ts";
import type { Subject } from "../ask/live/sourcesOf.ts";
import type { ModelFace } from "../ask/live/modelFace.ts";
import type { PackPart, PackTexts } from "../ask/live/packParts.ts";
import type { TranslatedSection } from "../documents/translation.ts";
import { problem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import { Desk } from "./engine/desk.ts";
import type { DeskWorker } from "./engine/desk.ts";
import { Engine } from "./engine/engine.ts";
import type { EngineWorker } from "./engine/engine.ts";
import type { Heard } from "./engine/messages.ts";
import type { PackPlace } from "./engine/packPlace.ts";
import type { ExportedChart } from "./exported/exportedChart.ts";
import { fitsModel } from "./state/fitsModel.ts";
import { begin, go, redo, settle, undo } from "./state/history.ts";
import type { History } from "./state/history.ts";
import { linkOf, nothingLinked, readLink } from "./state/link.ts";
import type { LinkedState } from "./state/link.ts";
import { withLever, withPace, withPublisher, withScenario } from "./state/pageState.ts";
import type { PageState } from "./state/pageState.ts";
import type { Refines } from "./refine/refines.ts";
import type { TranslatedModel } from "./words/translatedModel.ts";

/** A number of the page, with what it is called there. */
interface AskedAbout {
  readonly of: Subject;
  readonly title: string;
}

/** What the store needs of the page it lives in. */
export interface Surroundings {
  /** of a part of a model; "": what it runs on */
  packPlace(model: string, part: PackPart | "documents"): PackPlace;
  /** of what is there for all models */
  sharedPlace(name: "facts" | "templates"): PackPlace;
  openWorker(): EngineWorker;
  /** a worker for longer jobs */
  openDesk(): DeskWorker;
  /** what a page that is one file is made of, apart from its model. @throws PendencyError when it cannot be had */
  ownParts(): Promise<OwnParts>;
  fragment(): string;
  /** puts a link into the address without a step in the browser's own history */
  writeFragment(fragment: string): void;
}

/** The whole page as one script, and its style. */
interface OwnParts {
  readonly script: string;
  readonly style: string;
}

export class Store {
  readonly #face = signal<ModelFace | null>(null);
  readonly #answer = signal<LiveAnswer | null>(null);
  /** of the model in the language of the page; null: as its documents have them */
  readonly titles = signal<TranslatedModel | null>(null);
  /** both with these titles */
  readonly face = computed(() => {
    const [face, titles] = [this.#face.value, this.titles.value];
    return face === null || titles === null ? face : titles.face(face);
  });
  readonly answer = computed(() => {
    const [answer, titles] = [this.#answer.value, this.titles.value];
    return answer === null || titles === null ? answer : titles.answer(answer);
  });
  readonly history = signal<History<PageState> | null>(null);
  readonly milliseconds = signal(0);
  /** of the question whose answer is shown */
  readonly turn = signal(0);
  /** the most that first numbers were off on this page, a part of a picture's highest number; null: none were replaced yet */
  readonly firstOff = signal<number | null>(null);
  readonly isBusy = signal(false);
  /** of what was asked last */
  readonly problems = signal<readonly Problem[]>([]);
  /** of the link, until something is moved */
  readonly linkProblems = signal<readonly Problem[]>([]);
  /** what somebody asks the sources of; null: nothing */
  readonly subject = signal<AskedAbout | null>(null);
  /** that can leave the page, by what stands beside each */
  readonly charts = new Map<Element, ExportedChart>();
  /** what refines the answer behind it; null: not fetched yet */
  readonly refining = signal<Refines | null>(null);
  readonly state = computed(() => this.history.value?.now ?? null);
  /** documents that somebody changed here, as they run; null: those of the model as published */
  readonly edited = signal<PackTexts | null>(null);
  /** counts how often what runs was replaced: what was found in another edition is no longer so */
  readonly edition = signal(0);
  /** whether somebody wants to change documents */
  readonly isEditing = signal(false);
  readonly #around: Surroundings;
  #engine: Engine | null = null;
  #isMoreOpen = false;
  #linked: LinkedState | null = null;
  #isReplaced = false;
  /** days of a step of precise answers; null: not found yet */
  readonly preciseDays = signal<number | null>(null);

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Opens what the address names, or else the first model. */
  open(models: readonly string[]): void {
    const read = readLink(this.#around.fragment());
    const asked = read.kind === "state" ? read.state : null;
    // a model that was begun on somebody's page is on no other
    const isElsewhere = asked?.edited === true && asked.model !== null && !models.includes(asked.model);
    const { language } = asked ?? nothingLinked;
    const said = language === undefined ? {} : { language };
    const linked: LinkedState | null = isElsewhere ? { ...nothingLinked, ...said, edited: true } : asked;
    const model = (read.kind === "state" ? linked?.model : read.model) ?? models.at(0);
    batch(() => {
      this.linkProblems.value = read.kind === "refused" ? [read.problem] : [];
      this.problems.value = [];
      this.#face.value = null;
      this.history.value = null;
      this.#answer.value = null;
      this.firstOff.value = null;
      this.edited.value = null;
      this.isEditing.value = false;
      this.preciseDays.value = null;
    });
    this.#linked = linked;
    this.#isReplaced = false;
    this.#engine?.close();
    if (model === undefined) {
      const hint = "`npm run packs` writes one, and `pendency open` hands one out";
      this.problems.value = [
        problem("usage", null, "packs/index.json", "a list of models beside the page", "none", hint),
      ];
      return;
    }
    this.#startEngine(model);
  }

  #startEngine(model: string): void {
    this.#engine = new Engine(this.#around.openWorker, this.#placeOf(model, ""), {
      hear: (message) => this.#hear(message),
      busy: (isBusy) => (this.isBusy.value = isBusy),
    });
  }

  /**
   * Everything on the page is of these documents from now on.
   *
   * @param texts null: the model as published, again
   * @param model whose they are
   */
  runEdited(texts: PackTexts | null, model: string): void {
    this.#engine?.close();
    batch(() => {
      this.edited.value = texts;
      this.isBusy.value = true;
    });
    this.#isReplaced = true;
    this.#startEngine(model);
  }

  /** The address was changed by hand, or by a link to this very page. */
  followLink(models: readonly string[]): void {
    const now = this.state.value;
    // of a model that is not there, or not yet, nothing is on the page that could stay
    if (now === null) return this.open(models);
    if (this.#around.fragment().replace(/^#/, "") === linkOf(now)) return;
    const read = readLink(this.#around.fragment());
    if (read.kind === "refused") {
      this.linkProblems.value = [{ ...read.problem, hint: "what is on the page stays" }];
      return this.#writeLink();
    }
    const face = this.#face.value;
    const isOfThis = (read.state.model ?? now.model) === now.model;
    if (!isOfThis || face === null) return this.open(models);
    // what runs here stays: an edited model is left by its own button
    const isEdited = this.edited.value !== null;
    const { edited: _edited, ...linked } = read.state;
    const { state, problems } = fitsModel(isEdited ? linked : read.state, face);
    this.#go(isEdited ? { ...state, edited: true } : state);
    this.linkProblems.value = problems;
  }

  /** The title of something of the model, in the language of the page. */
  titleOf(section: TranslatedSection, name: string, original: string): string {
    return this.titles.value?.title(section, name, original) ?? original;
  }

  /** Of a part of the model that is open. */
  packPlace(part: PackPart): PackPlace {
    return this.#placeOf(this.state.value?.model ?? "", part);
  }

  /** Of a model's documents as published. */
  documentsPlace(model: string): PackPlace {
    return this.#around.packPlace(model, "documents");
  }

  templatesPlace(): PackPlace {
    return this.#around.sharedPlace("templates");
  }

  /** What a page that is one file is made of, apart from its model. @throws PendencyError when it cannot be had */
  ownParts(): Promise<OwnParts> {
    return this.#around.ownParts();
  }

  #placeOf(model: string, part: PackPart): PackPlace {
    const edited = this.edited.value;
    return edited === null ? this.#around.packPlace(model, part) : { text: edited[part] };
  }

  /** For longer jobs on the model that is open; whoever asks for one ends it. */
  desk(): Desk {
    const model = this.state.value?.model ?? "";
    const [pack, claims, edition, sources, texts] = (["", "claims", "edition", "sources", "texts"] as const).map(
      (part) => this.#placeOf(model, part),
    );
    const facts = this.#around.sharedPlace("facts");
    return new Desk(() => this.#around.openDesk(), { pack, claims, edition, sources, texts, facts });
  }

  moveLever(parameter: string, value: number | null, gesture = ""): void {
    const state = this.state.value;
    if (state !== null) this.#go(withLever(state, parameter, value), gesture === "" ? "" : `${gesture} ${parameter}`);
  }

  /** A slider was let go. */
  letGo(): void {
    const history = this.history.value;
    if (history !== null) this.history.value = settle(history);
  }

  putScenario(name: string, isOn: boolean): void {
    const state = this.state.value;
    if (state !== null) this.#go(withScenario(state, name, isOn));
  }

  /** @param publisher null: as the documents have it */
  believe(parameter: string, publisher: string | null): void {
    const state = this.state.value;
    if (state !== null) this.#go(withPublisher(state, parameter, publisher));
  }

  setPace(isPrecise: boolean): void {
    const state = this.state.value;
    if (state !== null) this.#go(withPace(state, isPrecise));
  }

  /** Of the model that is open. */
  foundPrecise(stepDays: number): void {
    this.preciseDays.value = stepDays;
    if (this.state.value?.pace === "precise") this.#ask();
  }

  resetLevers(): void {
    const state = this.state.value;
    if (state === null || (state.levers.length === 0 && state.sources === undefined)) return;
    const { sources: _sources, ...others } = state;
    this.#go({ ...others, levers: [] });
  }

  /** What is looked at changes no number, and is no step to undo. */
  look(at: Partial<Pick<PageState, "chart" | "show" | "at" | "level" | "claim" | "statement" | "language">>): void {
    const history = this.history.value;
    if (history === null) return;
    this.history.value = { ...history, now: { ...history.now, ...at } };
    this.#writeLink();
    if (at.show === "each") this.#ask();
  }

  /** Further pictures are open: what they show is made with every answer from now on. */
  openMore(isOpen: boolean): void {
    this.#isMoreOpen = isOpen;
    if (isOpen) this.#ask();
  }

  undo(): void {
    this.#travel(undo);
  }

  redo(): void {
    this.#travel(redo);
  }

  #travel(step: (history: History<PageState>) => History<PageState>): void {
    const history = this.history.value;
    if (history === null) return;
    const { now, ...rest } = step(history);
    // what the page speaks is no step, and neither is what it runs
    const { language: _language, edited: _edited, ...others } = now;
    const { language, edited } = history.now;
    const kept = { ...(language === undefined ? {} : { language }), ...(edited === undefined ? {} : { edited }) };
    this.#show({ ...rest, now: { ...others, ...kept } });
  }

  #go(next: PageState, gesture = ""): void {
    const history = this.history.value;
    if (history !== null) this.#show(go(history, next, gesture));
  }

  #show(history: History<PageState>): void {
    batch(() => {
      // the worker begins before anything is drawn
      this.#ask(history.now);
      this.history.value = history;
      this.linkProblems.value = [];
    });
    this.#writeLink();
  }

  #ask(state: PageState | null = this.state.value): void {
    if (state === null) return;
    const wanted = { more: this.#isMoreOpen, each: state.show === "each" };
    const stepDays = state.pace === undefined ? null : this.preciseDays.value;
    this.#engine?.ask(state, stepDays, wanted.more || wanted.each ? wanted : undefined);
  }

  #writeLink(): void {
    const state = this.state.value;
    if (state !== null) this.#around.writeFragment(linkOf(state));
  }

  #hear(message: Heard): void {
    if (message.kind === "opened") return this.#opened(message.face);
    batch(() => {
      if (message.kind === "refused") this.problems.value = message.problems;
      else {
        this.problems.value = [];
        const before = this.#answer.peek();
        if (before?.isFirst === true && !message.answer.isFirst && message.turn === this.turn.peek())
          this.firstOff.value = Math.max(this.firstOff.peek() ?? 0, firstGap(before, message.answer));
        this.#answer.value = message.answer;
        this.milliseconds.value = message.milliseconds;
        this.turn.value = message.turn;
      }
    });
  }

  /** A worker that replaces one that died opens the same model: the state stays. */
  #opened(face: ModelFace): void {
    if (this.#isReplaced) return this.#replaced(face);
    if (this.history.value !== null) return;
    const { state, problems } = fitsModel(this.#linked ?? nothingLinked, face);
    batch(() => {
      this.#face.value = face;
      this.history.value = begin(state);
      this.linkProblems.value = [...this.linkProblems.value, ...problems];
    });
    this.#writeLink();
    this.#ask();
  }

  /** Other documents run: the state stays as far as it fits them. */
  #replaced(face: ModelFace): void {
    const history = this.history.value;
    if (history === null) return;
    this.#isReplaced = false;
    const { edited: _edited, ...before } = history.now;
    const { state, problems } = fitsModel({ ...before, stack: before.model === face.id ? before.stack : null }, face);
    const now: PageState = this.edited.value === null ? state : { ...state, edited: true };
    batch(() => {
      this.#answer.value = null;
      this.firstOff.value = null;
      this.preciseDays.value = null;
      this.#face.value = face;
      this.history.value = face.id === before.model ? { ...history, now } : begin(now);
      this.linkProblems.value = problems;
      this.problems.value = [];
      this.edition.value += 1;
    });
    this.#writeLink();
    this.#ask();
  }
}
