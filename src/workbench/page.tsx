// The page begins: its store, its root view, its charts' style, and the service worker that keeps it.
import { computed, effect, untracked } from "@preact/signals";
import { render } from "preact";
import { Store } from "./store.ts";
import { dressCharts } from "./dress.ts";
import type { DeskWorker } from "./engine/desk.ts";
import type { EngineWorker } from "./engine/engine.ts";
import { fetchKept } from "./fetchKept.ts";
import { recallTheme, theme } from "./theme.ts";
import { Page } from "./views/Page.tsx";
import { languageOf } from "./words/languageOf.ts";
import { titlesFor } from "./words/titlesFor.ts";
import { speak, tongue } from "./words/words.ts";
import { writeLater } from "./writeLater.ts";

/** Of models whose packs lie beside the page, the first one first; none where the list cannot be had. */
async function modelsAtHand(): Promise<readonly string[]> {
  const response = await fetchKept(new URL("./packs/index.json", document.baseURI).href);
  try {
    const list: unknown = await response?.json();
    return Array.isArray(list) ? list.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

const packAddress = (model: string, part?: string): string =>
  new URL(`./packs/${encodeURIComponent(model)}${part === undefined ? "" : `.${part}`}.txt`, document.baseURI).href;

const store = new Store({
  packAddress,
  sharedAddress: (name) => new URL(`./packs/${name}.json`, document.baseURI).href,
  openWorker: () => new Worker(new URL("./engine/worker.ts", import.meta.url), { type: "module" }) as EngineWorker,
  openDesk: () => new Worker(new URL("./engine/deskWorker.ts", import.meta.url), { type: "module" }) as DeskWorker,
  fragment: () => location.hash,
  writeFragment: writeLater(
    () => location.hash,
    (fragment) => history.replaceState(null, "", `#${fragment}`),
  ),
});

dressCharts();
recallTheme(() => localStorage);
effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
const language = computed(() => store.state.value?.language ?? languageOf(navigator.languages));
const model = computed(() => store.state.value?.model ?? "");
effect(() => void speak(language.value));
effect(() => {
  const asked = [model.value, language.value] as const;
  if (asked[0] === "") return;
  // an edited model has titles of its own
  void store.edition.value;
  void titlesFor(
    untracked(() => store.packPlace("titles")),
    asked[1],
  ).then((titles) => {
    if (asked[0] === model.peek() && asked[1] === language.peek()) store.titles.value = titles;
  });
});
effect(() => {
  document.documentElement.lang = tongue().formats.language;
});
effect(() => {
  const face = store.face.value;
  document.title = face === null ? "Pendency" : `${face.title} · Pendency`;
});
const models = await modelsAtHand();
const root = document.getElementById("page");
if (root !== null) {
  root.replaceChildren();
  // a frame in another page shows one chart
  const isEmbedded = new URLSearchParams(location.search).has("embed");
  if (isEmbedded) {
    const { Embed } = await import("./embed/Embed.tsx");
    render(<Embed store={store} />, root);
  } else render(<Page store={store} models={models} />, root);
}
store.open(models);
addEventListener("hashchange", () => store.followLink(models));

// on a plain http address that is not this machine there is none, and the page works as well
try {
  navigator.serviceWorker?.register("./serviceWorker.js").catch(() => {});
} catch {
  // a browser that keeps nothing for this page may refuse by throwing
}
