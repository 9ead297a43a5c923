// Further pictures: fetched, and made with every answer, while the section is open.
import { useEffect, useState } from "preact/hooks";
import type { Parts } from "../views/Answer.tsx";
import { useLater } from "../views/useLater.ts";
import { moreTitle } from "./title.ts";

export function More(parts: Parts) {
  const { store } = parts;
  const [isOpen, setOpen] = useState(false);
  const Pictures = useLater(isOpen, async () => (await import("./MorePictures.tsx")).MorePictures);
  useEffect(() => {
    if (isOpen) store.openMore(true);
    return () => store.openMore(false);
  }, [isOpen]);
  return (
    <details class="section more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{moreTitle()}</h2>
      </summary>
      {isOpen && Pictures !== null && <Pictures {...parts} />}
    </details>
  );
}
