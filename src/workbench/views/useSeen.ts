// What somebody looks at is drawn at once; all else when the page has nothing more urgent to do, and in any case as soon
// as it comes into view.
import { useEffect, useRef, useState } from "preact/hooks";

interface Shown<T> {
  /** null: nothing yet */
  readonly value: T | null;
  /** whether something newer waits */
  readonly isLate: boolean;
}

/** @param value one and the same as long as it says the same */
export function useAtRest<T>(value: T, isUrgent: boolean): Shown<T> {
  const shown = useRef<T | null>(null);
  const [, drawAgain] = useState(0);
  if (isUrgent) shown.current = value;
  const isLate = !Object.is(shown.current, value);
  useEffect(() => {
    if (!isLate) return undefined;
    return atRest(() => {
      shown.current = value;
      drawAgain((times) => times + 1);
    });
  }, [value, isLate]);
  return { value: shown.current, isLate };
}

/** @returns true until it is known, and where nobody can know */
export function useInView(place: { readonly current: Element | null }): boolean {
  const [isInView, see] = useState(true);
  useEffect(() => {
    const { current } = place;
    if (current === null || !("IntersectionObserver" in globalThis)) return undefined;
    const watch = new IntersectionObserver((entries) => see(entries.at(-1)?.isIntersecting !== false), {
      rootMargin: "100px",
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [place]);
  return isInView;
}

/** @returns takes it back */
function atRest(act: () => void): () => void {
  // not every browser has it
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(act, 50);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(act, { timeout: 500 });
  return () => cancelIdleCallback(idle);
}
