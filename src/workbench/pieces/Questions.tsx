// Questions that take a moment: the section is fetched, and each of its pieces, when somebody opens it.
import { useState } from "preact/hooks";
import type { Parts } from "../views/Answer.tsx";
import { useLater } from "../views/useLater.ts";
import { piecesTitle } from "./title.ts";

export function Questions(parts: Parts) {
  const [isOpen, setOpen] = useState(false);
  const Pieces = useLater(isOpen, async () => (await import("./Pieces.tsx")).Pieces);
  return (
    <details
      class="section questions"
      onToggle={({ target, currentTarget }) => target === currentTarget && setOpen(currentTarget.open)}
    >
      <summary>
        <h2>{piecesTitle()}</h2>
      </summary>
      {Pieces !== null && <Pieces {...parts} />}
    </details>
  );
}
