// Which single figures turn the model's statements, as kept beside it: fetched once they are wanted.
import { useEffect, useState } from "preact/hooks";
import type { Turning } from "../../ask/flip/nearest.ts";
import { PendencyError } from "../../errors.ts";
import type { PackPlace } from "../engine/packPlace.ts";
import { textAt } from "../engine/textAt.ts";
import type { Store } from "../store.ts";

/** [] where something is moved: they were found of the model as its documents have it, as on a page that nobody edits. */
export function useTurnings(store: Store, isWanted: boolean): readonly Turning[] {
  const [found, setFound] = useState<readonly Turning[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    void turningsAt(store.packPlace("turnings")).then((all) => (isGone ? undefined : setFound(all)));
    return () => {
      isGone = true;
    };
  }, [store, isWanted]);
  const { levers = [], sources = [] } = store.state.value ?? {};
  return levers.length + sources.length === 0 ? found : [];
}

/** [] where they cannot be had */
async function turningsAt(place: PackPlace): Promise<readonly Turning[]> {
  try {
    return JSON.parse(await textAt(place)) as readonly Turning[];
  } catch (error) {
    if (error instanceof PendencyError) return [];
    throw error;
  }
}
