// The whole system at one instant, with the time to scrub or play, and everybody or one level in one click.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LiveFlow } from "../../ask/live/liveModel.ts";
import type { FlowPlace } from "../flow/flowPlace.ts";
import { fill, tongue, words } from "../words/words.ts";
import type { Parts } from "./Answer.tsx";
import { ExportButton } from "./ExportButton.tsx";
import { Folded } from "./Folded.tsx";
import { Markup } from "./Markup.tsx";
import { SourcesButton } from "./SourcesButton.tsx";
import { tableWords } from "./tableWords.ts";
import { useDerived } from "./useDerived.ts";
import { useAtRest, useInView } from "./useSeen.ts";
import { useWidth } from "./useWidth.ts";

const aTickMilliseconds = 120;

export function Flow({ store, face }: Parts) {
  const live = useDerived(() => store.answer.value?.flow ?? null, [store]);
  const instant = useDerived(() => store.state.value?.at ?? "", [store]);
  const chosen = useDerived(() => store.state.value?.level ?? "", [store]);
  if (live === null) return null;
  const last = face.periods.length;
  const at = instant === "" ? last : face.periods.indexOf(instant);
  const when = tongue().formats.period(face.periods[Math.min(at, last - 1)]);
  const go = (next: number): void => store.look({ at: next >= last ? "" : face.periods[next] });
  return (
    <section class="flow" aria-label={fill(words().flowTitle, { when })}>
      <h2>{fill(words().flowTitle, { when })}</h2>
      <div class="choice">
        <Play at={at} last={last} go={go} />
        <input
          type="range"
          class="time"
          aria-label={words().timeInstant}
          aria-valuetext={when}
          min={0}
          max={last}
          value={at}
          onInput={({ currentTarget }) => go(Number(currentTarget.value))}
        />
        {face.levels.length > 0 && (
          <select
            aria-label={words().levelShow}
            value={chosen}
            onChange={({ currentTarget }) => store.look({ level: currentTarget.value })}
          >
            <option value="">{words().levelEverybody}</option>
            {face.levels.map((level) => (
              <option key={level} value={level}>
                {store.titleOf("levels", level, level)}
              </option>
            ))}
          </select>
        )}
      </div>
      <Living store={store} live={live} at={at} when={when} level={chosen} title={face.title} />
    </section>
  );
}

function Play({ at, last, go }: { readonly at: number; readonly last: number; go(next: number): void }) {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (at >= last) {
      setPlaying(false);
      return undefined;
    }
    const tick = setTimeout(() => go(at + 1), aTickMilliseconds);
    return () => clearTimeout(tick);
  }, [isPlaying, at]);
  const begin = (): void => {
    if (!isPlaying && at >= last) go(0);
    setPlaying(!isPlaying);
  };
  return (
    <button type="button" onClick={begin}>
      {isPlaying ? words().timePause : words().timePlay}
    </button>
  );
}

interface LivingParts {
  readonly store: Parts["store"];
  readonly live: LiveFlow;
  readonly at: number;
  readonly when: string;
  readonly level: string;
  readonly title: string;
}

/** The picture keeps its own elements, which only differences are written to: they are no part of what is drawn anew. */
function Living({ store, live, at, when, level, title }: LivingParts) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const { language } = tongue().formats;
  const [place, setPlace] = useState<FlowPlace | null>(null);
  const [sentence, say] = useState("");
  const [open, setOpen] = useState("");
  useEffect(() => {
    let isGone = false;
    void import("../flow/flowPlace.ts").then(({ FlowPlace: Place }) => {
      if (!isGone && host.current !== null) setPlace(new Place(host.current, { says: say, opens: setOpen }));
    });
    return () => (isGone = true);
  }, []);
  useEffect(() => () => place?.stop(), [place]);
  const newest = useMemo(
    () => ({ live, look: { width, open, level, at, when, title, language } }),
    [live, width, open, level, at, when, title, language],
  );
  const { value, isLate } = useAtRest(newest, useInView(host));
  // in the frame of the answer's sentence, not in the one after it
  useLayoutEffect(() => {
    if (value !== null) place?.show(value.live, value.look);
  }, [place, value]);
  const tables = useCallback(() => place?.tables(tableWords()) ?? "", [place, value]);
  return (
    <>
      <div ref={host} class="picture" aria-busy={isLate ? "true" : undefined} />
      {open !== "" && (
        <button type="button" onClick={() => setOpen("")}>
          {words().flowClose}
        </button>
      )}
      <p class="inwords" aria-live="polite">
        {sentence}
      </p>
      <p class="note how">{words().flowKeys}</p>
      <SourcesButton store={store} of={{ kind: "stages", names: [] }} title={fill(words().flowTitle, { when })} />
      {place !== null && (
        <ExportButton
          store={store}
          chart={{
            title: fill(words().flowTitle, { when }),
            description: sentence,
            of: null,
            style: place.style,
            picture: () => place.picture(),
            table: () => place.numbers()[0],
          }}
        />
      )}
      {place !== null && <Markup html={place.legend(language, live.now !== null)} />}
      {place !== null && <Folded html={tables} />}
    </>
  );
}
