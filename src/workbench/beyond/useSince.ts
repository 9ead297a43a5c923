// What became of the verdicts on the page since the last edition, found anew whenever some of them are others.
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../errors.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Store } from "../store.ts";
import { useDesk } from "./useDesk.ts";
import type { JudgedBy, SinceFound } from "./verdictsSince.ts";

interface Judged {
  readonly judged: readonly Verdict[];
  /** of each that runs decided */
  readonly by: readonly JudgedBy[];
  /** whether the verdicts are there, and looked at */
  readonly isWanted: boolean;
}

export interface SinceOnPage {
  /** null: not found yet, or the model has no edition */
  readonly found: SinceFound | null;
  readonly problems: readonly Problem[];
}

export function useSince(store: Store, { judged, by, isWanted }: Judged): SinceOnPage {
  // a worker of its own: it reads the model's texts, while statements are judged beside it
  const desk = useDesk(store);
  const [found, setFound] = useState<SinceFound | null>(null);
  const ways = [...new Map(by.map((one) => [JSON.stringify(one), one])).values()];
  const { stack = [], levers = [], sources = [] } = store.state.value ?? {};
  const shown = JSON.stringify([levers, sources, judged.map(({ id, runs }) => [id, runs])]);
  useEffect(() => {
    setFound(null);
    if (!isWanted) return;
    let isOver = false;
    const asked = { moves: { stack, levers, sources }, verdicts: judged, by: ways };
    void desk.ask("since", asked).then((one) => (isOver ? undefined : setFound(one)));
    return () => {
      isOver = true;
    };
  }, [isWanted, shown]);
  return { found, problems: desk.problems };
}
