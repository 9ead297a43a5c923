// What stands on the screen, as plain data for a file: sentences, what was moved, and every chart that can leave the page.
import type { ModelFace } from "../../ask/live/modelFace.ts";
import { number } from "../../quantity/numberWords.ts";
import { figures, words as texts } from "../../present/table.ts";
import type { Table } from "../../present/table.ts";
import type { Sheet } from "../../present/exported/stateSheet.ts";
import type { ExportedChart } from "../exported/exportedChart.ts";
import type { Store } from "../store.ts";
import { sideNames } from "../views/Answer.tsx";
import { tongue, words } from "../words/words.ts";

type OnScreen = Pick<Sheet, "title" | "sentences" | "moved" | "tables">;

export function stateOnScreen(store: Store, face: ModelFace): OnScreen {
  const plain = store.answer.value?.plain ?? null;
  return {
    title: face.question === "" ? face.title : face.question,
    sentences: plain === null ? [] : [tongue().answer.sentence(plain), tongue().answer.gate(plain)],
    moved: movedOf(store, face),
    tables: measuresOf(store),
  };
}

/** In the order of the page. */
export function chartsOnScreen({ charts }: Store): readonly ExportedChart[] {
  const isBefore = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return [...charts].sort(([one], [other]) => (isBefore(one, other) ? -1 : 1)).map(([, chart]) => chart);
}

function movedOf(store: Store, face: ModelFace): readonly string[] {
  const state = store.state.value;
  if (state === null) return [];
  const scenarios = face.scenarios.filter(({ name }) => state.stack.includes(name)).map(({ title }) => title);
  const levers = state.levers.map(([name, value]) => {
    const lever = face.levers.find(({ parameter }) => parameter === name);
    return `${lever?.label ?? name}: ${number(value)} ${lever?.unit ?? ""}`.trim();
  });
  const sources = (state.sources ?? []).map(([name, chosen]) => {
    const known = face.publishers.find(({ parameter }) => parameter === name);
    return `${known?.title ?? name}: ${known?.options.find((one) => one.name === chosen)?.title ?? chosen}`;
  });
  return [...scenarios, ...levers, ...sources];
}

/** Of a model whose question no sentence answers. */
function measuresOf(store: Store): readonly Table[] {
  const answer = store.answer.value;
  if (answer === null || answer.plain !== null || answer.measures.length === 0) return [];
  const { base, now } = sideNames(answer);
  const columns = [texts(words().measure), ...[base, now].map((side) => figures(side))];
  const rows = answer.measures.map((one) => [`${one.title} ${one.unit}`.trim(), one.base, one.now]);
  return [{ name: "measures", caption: words().measures, columns, rows }];
}
