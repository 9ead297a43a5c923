// The living flow picture on a page: put there once, then told an instant at a time what differs.
import { focusSentence, followed, nextFocus, sceneSentence, type Focus } from "../../present/flowFollow.ts";
import { changesOf, flowFrame, type Change, type FlowFrame, type FlowScale } from "../../present/flowFrame.ts";
import { nowTables } from "../../present/flowNow.ts";
import type { FlowScene } from "../../present/flowScene.ts";
import type { Table } from "../../present/table.ts";

interface LivingFlowEvents {
  /** somebody follows a box or a link; null: nobody any longer */
  onFocus(focus: Focus | null): void;
  /** somebody opens a box; its id among the parts */
  onOpen(part: string): void;
}

const steps: Readonly<Record<string, "onwards" | "back" | "next" | "previous">> = {
  ArrowRight: "onwards",
  ArrowLeft: "back",
  ArrowDown: "next",
  ArrowUp: "previous",
};

export class LivingFlow {
  readonly scene: FlowScene;
  readonly #events: LivingFlowEvents;
  readonly #elements = new Map<string, Element>();
  /** what stands on the page, by element and attribute: nothing is set twice */
  readonly #set = new Map<string, string | null>();
  readonly #stop = new AbortController();
  #now: { readonly scale: FlowScale; readonly frame: FlowFrame } | null = null;
  #focus: Focus | null = null;

  /** Replaces what the host holds. Titles in the picture were escaped where it was drawn. */
  constructor(host: Element, scene: FlowScene, events: LivingFlowEvents) {
    this.scene = scene;
    this.#events = events;
    host.innerHTML = scene.svg;
    for (const element of host.querySelectorAll("[id]")) this.#elements.set(element.id, element);
    const { signal } = this.#stop;
    host.addEventListener("click", (event) => this.#click(event), { signal });
    host.addEventListener("keydown", (event) => this.#press(event as KeyboardEvent), { signal });
  }

  /** @param at in recording periods from the start of the run */
  show(scale: FlowScale, at: number): void {
    const frame = flowFrame(this.scene, scale, at);
    this.#now = { scale, frame };
    this.#apply(changesOf(this.scene, scale, frame));
  }

  follow(focus: Focus | null): void {
    if (focus?.kind === this.#focus?.kind && focus?.place === this.#focus?.place) return;
    this.#focus = focus;
    this.#apply(followed(this.scene, focus));
    this.#events.onFocus(focus);
  }

  /** What is followed in words, or what the whole picture comes to. @param when the instant in words */
  says(when: string): string {
    if (this.#now === null) return "";
    const { scale, frame } = this.#now;
    if (this.#focus === null) return sceneSentence(this.scene, scale, frame, when);
    return focusSentence(this.scene, scale, frame, this.#focus, when);
  }

  tables(): readonly Table[] {
    return this.#now === null ? [] : nowTables(this.scene, this.#now.scale, this.#now.frame);
  }

  /** Hears nothing any longer. */
  stop(): void {
    this.#stop.abort();
  }

  #apply(changes: readonly Change[]): void {
    for (const [id, attribute, value] of changes) {
      const key = `${id} ${attribute}`;
      if (this.#set.get(key) === value) continue;
      this.#set.set(key, value);
      const element = this.#elements.get(id);
      if (element === undefined) continue;
      if (attribute === "") element.textContent = value;
      else if (value === null) element.removeAttribute(attribute);
      else element.setAttribute(attribute, value);
    }
  }

  #click(event: Event): void {
    const target = event.target instanceof Element ? event.target : null;
    const focus = this.#focusOf(target);
    if (focus === null) {
      this.follow(null);
      return;
    }
    const isMark = target?.classList.contains("vm") === true;
    const isAgain = this.#focus?.kind === focus.kind && this.#focus.place === focus.place;
    if (isMark || isAgain) this.#open(focus);
    else this.follow(focus);
  }

  #press(event: KeyboardEvent): void {
    const focus = this.#focusOf(event.target instanceof Element ? event.target : null);
    if (focus === null || this.#now === null) return;
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step !== undefined) {
      const next = nextFocus(this.scene, this.#now.frame, focus, step);
      this.follow(next);
      this.#elementOf(next)?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      const isAgain = this.#focus?.kind === focus.kind && this.#focus.place === focus.place;
      if (isAgain) this.#open(focus);
      else this.follow(focus);
    } else if (event.key === "Escape") {
      this.follow(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  #open(focus: Focus): void {
    const part = focus.kind === "box" ? this.scene.boxes[focus.place].part : null;
    if (part !== null && part.parts.length > 0) this.#events.onOpen(part.id);
    else this.follow(null);
  }

  #focusOf(target: Element | null): Focus | null {
    const group = target?.closest(".ves, .way") ?? null;
    if (group === null) return null;
    const kind = group.classList.contains("ves") ? "box" : "link";
    const all: readonly { readonly id: string }[] = kind === "box" ? this.scene.boxes : this.scene.links;
    const place = all.findIndex(({ id }) => id === group.id);
    return place < 0 ? null : { kind, place };
  }

  #elementOf({ kind, place }: Focus): SVGElement | undefined {
    const { id } = kind === "box" ? this.scene.boxes[place] : this.scene.links[place];
    return this.#elements.get(id) as SVGElement | undefined;
  }
}
