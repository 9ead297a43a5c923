// A part of the page that is fetched when it is wanted; where it cannot be had, the page does without it.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** @param load gives the component; null until it is there */
export function useLater<Props>(
  isWanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null {
  const [found, setFound] = useState<{ readonly Part: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (isWanted && found === null) load().then((Part) => setFound({ Part }), () => {}); // prettier-ignore
  }, [isWanted]);
  return found?.Part ?? null;
}
