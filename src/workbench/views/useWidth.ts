// How wide an element is, now and whenever it changes: text in a picture keeps its size.
import { useEffect, useState } from "preact/hooks";

const least = 280;

export function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(least, Math.floor(entry.contentRect.width))));
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return width;
}
