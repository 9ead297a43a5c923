// The living flow picture in its place on the page: laid out once for a model, a width and the box that stands open, and
// then told what the newest answer and the instant looked at make of it. Loaded after the first answer is painted.
import { eachPart, flowParts } from "../../ask/flow/flowParts.ts";
import type { FlowPart } from "../../ask/flow/flowParts.ts";
import type { LiveFlow } from "../../ask/live/liveModel.ts";
import { flowScale, wayShares } from "../../present/flowFrame.ts";
import { flowScene } from "../../present/flowScene.ts";
import { flowStyle } from "../../present/flowShapes.ts";
import { flowLegend } from "../../present/flowNow.ts";
import type { FlowWords } from "../../present/flowWords.ts";
import { englishFlow } from "../../present/flowWords.ts";
import { foldedTableIn } from "../../present/table.ts";
import type { Table, TableWords } from "../../present/table.ts";
import type { Language } from "../words/format.ts";
import { spanishFlow } from "../words/spanishFlow.ts";
import { LivingFlow } from "./livingFlow.ts";

interface FlowLook {
  readonly width: number;
  /** id of the part that stands open; "": none */
  readonly open: string;
  readonly level: string;
  /** in recording periods from the start of the run */
  readonly at: number;
  /** the instant in words */
  readonly when: string;
  readonly title: string;
  readonly language: Language;
}

interface FlowEvents {
  /** what is followed, or the whole picture, in words */
  says(sentence: string): void;
  opens(part: string): void;
}

const flowWords: Readonly<Record<Language, FlowWords>> = { en: englishFlow, es: spanishFlow };

export class FlowPlace {
  /** rules that the picture needs beside those of every chart */
  readonly style = flowStyle;
  readonly #host: Element;
  readonly #events: FlowEvents;
  #made: { readonly key: string; readonly flow: LivingFlow } | null = null;
  #when = "";

  constructor(host: Element, events: FlowEvents) {
    this.#host = host;
    this.#events = events;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(flowStyle);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  show(live: LiveFlow, look: FlowLook): void {
    const { base, now } = live;
    const flow = this.#flowFor(live, look);
    const level = Math.max(0, base.levels.indexOf(look.level));
    this.#when = look.when;
    flow.show(flowScale(flow.scene, now ?? base, level, now === null ? null : base), look.at);
    this.#events.says(flow.says(look.when));
  }

  /** Markup: what stands under the picture. @param hasWithout whether a run lies behind the one shown */
  legend(language: Language, hasWithout: boolean): string {
    return flowLegend(flowWords[language], hasWithout);
  }

  /** Markup: the instant's numbers. */
  tables(said: TableWords): string {
    return this.numbers()
      .map((table) => foldedTableIn(table, said))
      .join("");
  }

  numbers(): readonly Table[] {
    return this.#made?.flow.tables() ?? [];
  }

  /** The picture as it stands, for a file: as XML, which is stricter than a page. */
  picture(): string {
    const drawn = this.#host.querySelector("svg");
    return drawn === null ? "" : new XMLSerializer().serializeToString(drawn);
  }

  stop(): void {
    this.#made?.flow.stop();
  }

  #flowFor({ system, base }: LiveFlow, { width, open, title, language }: FlowLook): LivingFlow {
    const key = JSON.stringify([title, width, open, language]);
    if (this.#made?.key === key) return this.#made.flow;
    this.#made?.flow.stop();
    // by the base, so that nothing moves while levers do
    const shares = wayShares(system, [base]);
    const parts = flowParts(system, shares);
    const opened: FlowPart | undefined = eachPart(parts).find(({ id }) => id === open);
    const options = { id: "flow", width, title, words: flowWords[language], shares };
    const scene = flowScene(system, parts, opened === undefined ? options : { ...options, open: opened });
    const flow = new LivingFlow(this.#host, scene, {
      onFocus: () => this.#events.says(flow.says(this.#when)),
      onOpen: (part) => this.#events.opens(part),
    });
    this.#made = { key, flow };
    return flow;
  }
}
