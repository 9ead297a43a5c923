// All pieces under their titles, with the one worker that they share.
import type { ComponentType } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Parts } from "../views/Answer.tsx";
import { useLater } from "../views/useLater.ts";
import { useWidth } from "../views/useWidth.ts";
import { dressMore } from "../more/dress.ts";
import { dressPieces } from "./dress.ts";
import type { PieceParts } from "./Piece.tsx";
import { PieceDesk } from "./pieceDesk.ts";
import { pieces } from "./pieces.ts";
import { pieceWords } from "./words.ts";

export function Pieces({ store, face }: Parts) {
  dressMore();
  dressPieces();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const desk = useMemo(() => new PieceDesk(() => store.desk()), [store]);
  useEffect(() => () => desk.end(), [desk]);
  return (
    <div ref={place} class="pieces">
      <p class="note">{pieceWords().how}</p>
      {pieces.map(({ id, load }) => (
        <Folded key={id} id={id} load={load} store={store} face={face} desk={desk} width={width} />
      ))}
    </div>
  );
}

interface FoldedParts extends Omit<PieceParts, "id"> {
  readonly id: (typeof pieces)[number]["id"];
  load(): Promise<ComponentType<PieceParts>>;
}

function Folded({ load, ...parts }: FoldedParts) {
  const [isOpen, setOpen] = useState(false);
  const Part = useLater(isOpen, load);
  return (
    <details
      class={`piece piece-${parts.id}`}
      onToggle={({ target, currentTarget }) => target === currentTarget && setOpen(currentTarget.open)}
    >
      <summary>
        <h3>{pieceWords().titles[parts.id]}</h3>
      </summary>
      {Part !== null && <Part {...parts} />}
    </details>
  );
}
