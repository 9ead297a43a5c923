// The page as a server hands it out: models lie beside it, workers in files of their own, and a service worker keeps it.
import { beginPage } from "./beginPage.tsx";
import type { DeskWorker } from "./engine/desk.ts";
import type { EngineWorker } from "./engine/engine.ts";
import { textAt } from "./engine/textAt.ts";
import { fetchKept } from "./fetchKept.ts";
import { Page } from "./views/Page.tsx";

const beside = (name: string): string => new URL(`./${name}`, document.baseURI).href;

/** Of models whose packs lie beside the page, the first one first; none where the list cannot be had. */
async function modelsAtHand(): Promise<readonly string[]> {
  const response = await fetchKept(beside("packs/index.json"));
  try {
    const list: unknown = await response?.json();
    return Array.isArray(list) ? list.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

// a frame in another page shows one chart
const isEmbedded = new URLSearchParams(location.search).has("embed");
beginPage({
  around: {
    packPlace: (model, part) => beside(`packs/${encodeURIComponent(model)}${part === "" ? "" : `.${part}`}.txt`),
    sharedPlace: (name) => beside(`packs/${name}.json`),
    openWorker: () => new Worker(new URL("./engine/worker.ts", import.meta.url), { type: "module" }) as EngineWorker,
    openDesk: () => new Worker(new URL("./engine/deskWorker.ts", import.meta.url), { type: "module" }) as DeskWorker,
    ownParts: async () => {
      const [script, style] = await Promise.all(
        ["js", "css"].map((ending) => textAt(beside(`onefile/page.${ending}`))),
      );
      return { script, style };
    },
  },
  models: await modelsAtHand(),
  state: "",
  Root: isEmbedded ? (await import("./embed/Embed.tsx")).Embed : Page,
});

// on a plain http address that is not this machine there is none, and the page works as well
try {
  navigator.serviceWorker?.register("./serviceWorker.js").catch(() => {});
} catch {
  // a browser that keeps nothing for this page may refuse by throwing
}
