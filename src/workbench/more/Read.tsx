// What a picture says where somebody points at it, and by keys: lies over the picture, with the words under it.
import { useMemo, useRef, useState } from "preact/hooks";
import { nearestMark, stepMark } from "../../present/chartMarks.ts";
import type { ChartMark, ChartMarks, MarkPlace } from "../../present/chartMarks.ts";
import { fill } from "../words/words.ts";
import { dressMore } from "./dress.ts";
import { moreWords } from "./words.ts";

interface ReadParts {
  /** of the picture under it */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** found when somebody points at the picture; one and the same as long as it says the same */
  marks(): ChartMarks;
}

export function Read({ title, width, height, marks: find }: ReadParts) {
  dressMore();
  const place = useRef<HTMLDivElement>(null);
  const [at, go] = useState<MarkPlace | null>(null);
  const [isWanted, want] = useState(false);
  const marks = useMemo(() => (isWanted ? find() : []), [isWanted, find]);
  const mark = markAt(marks, at);
  const total = marks.reduce((sum, row) => sum + row.length, 0);
  const before = at === null ? 0 : marks.slice(0, at.row).reduce((sum, row) => sum + row.length, 0) + at.nth;
  const point = (event: PointerEvent): void => {
    const box = place.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const scale = width / box.width;
    want(true);
    go(nearestMark(isWanted ? marks : find(), (event.clientX - box.left) * scale, (event.clientY - box.top) * scale));
  };
  const step = (event: KeyboardEvent): void => {
    if (event.key === "Escape") return go(null);
    const next = mark === null || at === null ? firstAt(marks, event.key) : stepMark(marks, at, event.key);
    if (next === null) return;
    event.preventDefault();
    go(next);
  };
  return (
    <>
      <div
        ref={place}
        class="cursor"
        role="slider"
        tabIndex={0}
        aria-label={fill(moreWords().readKeys, { title })}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, total)}
        aria-valuenow={Math.min(Math.max(1, total), before + 1)}
        aria-valuetext={mark?.text ?? moreWords().readNothing}
        onFocus={() => want(true)}
        onPointerMove={point}
        onPointerDown={point}
        onKeyDown={step}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect width={width} height={height} fill="transparent" />
          {mark !== null && <Ring mark={mark} height={height} />}
        </svg>
      </div>
      <p class="reading note">{mark?.text ?? moreWords().readHow}</p>
    </>
  );
}

function Ring({ mark: { x, y }, height }: { readonly mark: ChartMark; readonly height: number }) {
  return (
    <>
      <path class="across" d={`M${x} 18V${height - 22}`} />
      <circle class="at" cx={x} cy={y} r={5} />
    </>
  );
}

/** Another picture may have fewer. */
function markAt(marks: ChartMarks, at: MarkPlace | null): ChartMark | null {
  return at === null ? null : (marks[at.row]?.[at.nth] ?? null);
}

function firstAt(marks: ChartMarks, key: string): MarkPlace | null {
  if (key === "End") return stepMark(marks, { row: 0, nth: 0 }, key);
  return /^(?:Arrow|Home|Page)/.test(key) ? { row: 0, nth: 0 } : null;
}
