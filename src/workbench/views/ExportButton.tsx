// Beside a chart: opens the menu of what it can leave the page as, which is fetched only then. Escape closes it.
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ExportedChart } from "../exported/exportedChart.ts";
import type { Store } from "../store.ts";
import { fill, words } from "../words/words.ts";

interface ExportParts {
  readonly store: Store;
  readonly chart: ExportedChart;
}

export function ExportButton({ store, chart }: ExportParts) {
  const opener = useRef<HTMLButtonElement>(null);
  const [found, setFound] = useState<{ readonly Menu: ComponentType<ExportParts> } | null>(null);
  useEffect(() => {
    const { current } = opener;
    if (current === null) return undefined;
    store.charts.set(current, chart);
    return () => void store.charts.delete(current);
  });
  const close = (): void => {
    setFound(null);
    opener.current?.focus();
  };
  return (
    <div class="export" onKeyDown={({ key }) => (key === "Escape" && found !== null ? close() : undefined)}>
      <button
        ref={opener}
        type="button"
        class="plain sources-of"
        aria-expanded={found !== null}
        aria-label={fill(words().chartExportOf, { title: chart.title })}
        onClick={() => (found === null ? void fetchMenu().then(setFound) : close())}
      >
        {words().chartExport}
      </button>
      {found !== null && <found.Menu store={store} chart={chart} />}
    </div>
  );
}

/** null where it cannot be had: the chart stays where it is */
async function fetchMenu(): Promise<{ readonly Menu: ComponentType<ExportParts> } | null> {
  try {
    const { ExportMenu } = await import("../exported/ExportMenu.tsx");
    return { Menu: ExportMenu };
  } catch {
    return null;
  }
}
