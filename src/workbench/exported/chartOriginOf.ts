// What a chart says of itself when it leaves the page: of which model and state it is, and on what it rests.
import type { ModelOrigin } from "../../ask/live/modelOrigin.ts";
import type { Subject } from "../../ask/live/sourcesOf.ts";
import { PendencyError } from "../../errors.ts";
import type { ChartOrigin } from "../../present/exported/chartOrigin.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import type { PackPlace } from "../engine/packPlace.ts";
import { textAt } from "../engine/textAt.ts";
import { linkOf } from "../state/link.ts";
import type { Store } from "../store.ts";
import type { Exported } from "./exportedChart.ts";
import { tongue } from "../words/words.ts";
import { publicLink } from "./publicLink.ts";

/** @param made ISO day */
export async function chartOriginOf(store: Store, chart: Exported, made: string): Promise<ChartOrigin> {
  const [state, face] = [store.state.value, store.face.value];
  const found = await originAt(store.packPlace("origin"));
  const behind = await behindIt(store, chart.of);
  const places = behind === null ? found.publications.keys() : behind.flatMap((name) => found.cited[name] ?? []);
  return {
    title: chart.title,
    description: chart.description,
    model: { id: face?.id ?? "", title: face?.title ?? "", hash: found.hash },
    version: engineVersion,
    commit: null,
    made,
    link: state === null ? "" : publicLink(document.baseURI, linkOf(state)),
    sources: [...new Set(places)].map((place) => found.publications[place]),
    language: tongue().formats.language,
  };
}

/** Where it cannot be had the chart says less. */
async function originAt(place: PackPlace): Promise<ModelOrigin> {
  try {
    return JSON.parse(await textAt(place)) as ModelOrigin;
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return { hash: "unknown", cited: {}, publications: [] };
  }
}

/** Parameters behind a number; null: nobody says which. */
async function behindIt(store: Store, of: Subject | null): Promise<readonly string[] | null> {
  const state = store.state.value;
  if (of === null || state === null) return null;
  const desk = store.desk();
  try {
    return (await desk.ask("sources", { of, moves: state })).map(({ parameter }) => parameter);
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  } finally {
    desk.end();
  }
}
