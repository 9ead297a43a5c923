// What comes after the answer: fetched once the first one is painted, so that it delays nothing.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Parts } from "./Answer.tsx";

export function Beyond(parts: Parts) {
  const [found, setFound] = useState<{ readonly Sections: ComponentType<Parts> } | null>(null);
  const isAnswered = parts.store.answer.value !== null;
  useEffect(() => {
    // where it cannot be had, the answer stands by itself
    if (isAnswered)
      void import("../beyond/Sections.tsx").then(
        ({ Sections }) => setFound({ Sections }),
        () => {},
      );
  }, [isAnswered]);
  return found === null ? null : <found.Sections {...parts} />;
}
