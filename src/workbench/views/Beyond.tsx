// What comes after the answer: fetched once the first one is painted, so that it delays nothing.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Parts } from "./Answer.tsx";

export function Beyond(parts: Parts) {
  const [found, setFound] = useState<{ readonly Sections: ComponentType<Parts> } | null>(null);
  const isAnswered = parts.store.answer.value !== null;
  useEffect(() => {
    // where it cannot be had, the answer stands by itself
    if (isAnswered) void fetchSections().then(setFound);
  }, [isAnswered]);
  return found === null ? null : <found.Sections {...parts} />;
}

/** null where they cannot be had: the answer stands by itself */
async function fetchSections(): Promise<{ readonly Sections: ComponentType<Parts> } | null> {
  try {
    const { Sections } = await import("../beyond/Sections.tsx");
    return { Sections };
  } catch {
    return null;
  }
}
