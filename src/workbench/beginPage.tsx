// The page begins: its store, its root view and its charts' style.
import { computed, effect, untracked } from "@preact/signals";
import { render } from "preact";
import type { ComponentType } from "preact";
import { dressCharts } from "./dress.ts";
import { Store } from "./store.ts";
import type { Surroundings } from "./store.ts";
import { recallTheme, theme } from "./theme.ts";
import { languageOf } from "./words/languageOf.ts";
import { titlesFor } from "./words/titlesFor.ts";
import { speak, tongue } from "./words/words.ts";
import { writeLater } from "./writeLater.ts";

interface Begun {
  /** what the page needs of where it lies */
  readonly around: Omit<Surroundings, "fragment" | "writeFragment">;
  /** names of those at hand, the first one first */
  readonly models: readonly string[];
  /** behind # of an address that has nothing there */
  readonly state: string;
  readonly Root: ComponentType<{ readonly store: Store; readonly models: readonly string[] }>;
}

export function beginPage({ around, models, state, Root }: Begun): void {
  const fragment = (): string => (location.hash === "" ? state : location.hash);
  const writeFragment = writeLater(fragment, (text) => history.replaceState(null, "", `#${text}`));
  const store = new Store({ ...around, fragment, writeFragment });
  dressCharts();
  recallTheme(() => localStorage);
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
  followLanguage(store);
  effect(() => {
    const face = store.face.value;
    document.title = face === null ? "Pendency" : `${face.title} · Pendency`;
  });
  const root = document.getElementById("page");
  if (root !== null) {
    root.replaceChildren();
    render(<Root store={store} models={models} />, root);
  }
  store.open(models);
  addEventListener("hashchange", () => store.followLink(models));
}

function followLanguage(store: Store): void {
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
}
