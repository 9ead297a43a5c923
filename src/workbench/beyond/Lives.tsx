// People, not only stocks: the same person under two policies, with the same chances, as two lives beside each other.
import { useRef, useState } from "preact/hooks";
import { lifeDay } from "../../ask/live/lifeDay.ts";
import type { LifeClock } from "../../ask/live/lifeDay.ts";
import type { LifeStay, LivesFound, PairedLife } from "../../ask/live/livesFound.ts";
import { clockOf, livesChart, livesTable } from "../../present/livesChart.ts";
import type { LifeWords } from "../../present/livesChart.ts";
import { number, percent } from "../../quantity/numberWords.ts";
import { foldedTableIn } from "../../present/table.ts";
import { fill, words } from "../words/words.ts";
import { sideNames } from "../views/Answer.tsx";
import type { Parts } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { ExportButton } from "../views/ExportButton.tsx";
import { tableWords } from "../views/tableWords.ts";
import { useWidth } from "../views/useWidth.ts";
import { useDesk } from "./useDesk.ts";

export function Lives({ store, face }: Parts) {
  const desk = useDesk(store);
  const state = store.state.value;
  const [level, setLevel] = useState(face.levels[0] ?? "");
  const [found, setFound] = useState<LivesFound | null>(null);
  const [nth, setNth] = useState(0);
  const [isStopped, setStopped] = useState(false);
  const moved = JSON.stringify([state?.stack, state?.levers, state?.sources]);
  const followed = useRef("");
  if (state === null) return null;
  const follow = async (replication: number): Promise<void> => {
    followed.current = moved;
    setStopped(false);
    setNth(0);
    setFound(await desk.ask("lives", { moves: state, level, replication }));
  };
  const stop = (): void => {
    desk.end();
    setStopped(true);
  };
  const { progress } = desk;
  const isStale = found !== null && followed.current !== moved;
  const life = found?.lives[nth];
  return (
    <details class="section lives">
      <summary>
        <h2>{words().livesTitle}</h2>
      </summary>
      <p class="note">{words().livesHow}</p>
      <div class="choice">
        {face.groupLevels.length > 0 && (
          <label>
            {words().livesWhom}{" "}
            <select value={level} onChange={({ currentTarget }) => setLevel(currentTarget.value)}>
              {["", ...face.groupLevels].map((one) => (
                <option key={one} value={one}>
                  {one === "" ? words().levelEverybody : store.titleOf("levels", one, one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" disabled={progress !== null} onClick={() => void follow(0)}>
          {words().livesFollow}
        </button>
        {found !== null && (
          <button type="button" disabled={progress !== null} onClick={() => void follow(found.replication + 1)}>
            {words().livesMore}
          </button>
        )}
      </div>
      <Problems problems={desk.problems} />
      {progress !== null && <Following share={progress.of === 0 ? 0 : progress.done / progress.of} stop={stop} />}
      {isStopped && <p role="status">{fill(words().runStopped, { done: "0", all: "2" })}</p>}
      {isStale && <p role="status">{words().livesMoved}</p>}
      {found !== null && !isStale && life === undefined && <p role="status">{words().livesNobody}</p>}
      {found !== null && !isStale && life !== undefined && (
        <>
          <People found={found} nth={nth} go={setNth} />
          <Life store={store} face={face} life={life} found={found} />
        </>
      )}
    </details>
  );
}

function Following({ share, stop }: { readonly share: number; stop(): void }) {
  const said = fill(words().livesProgress, { share: percent(share) });
  return (
    <p class="under-way">
      <progress max={1} value={share} aria-label={said} />
      <span class="note">{said}</span>
      <button type="button" onClick={stop}>
        {words().runStop}
      </button>
    </p>
  );
}

interface PeopleParts {
  readonly found: LivesFound;
  readonly nth: number;
  go(nth: number): void;
}

function People({ found: { lives, unpaired }, nth, go }: PeopleParts) {
  const differing = lives.filter(({ differs }) => differs).length;
  const all = String(lives.length);
  const isCompared = lives[0].now !== null;
  return (
    <div class="choice">
      <button type="button" disabled={nth === 0} onClick={() => go(nth - 1)}>
        {words().livesBefore}
      </button>
      <span aria-live="polite">{fill(words().livesPerson, { nth: String(nth + 1), all })}</span>
      <button type="button" disabled={nth + 1 >= lives.length} onClick={() => go(nth + 1)}>
        {words().livesNext}
      </button>
      <span class="note">
        {isCompared ? fill(words().livesDiffer, { count: String(differing), all }) : words().livesOne}
        {unpaired > 0 && `; ${fill(words().livesUnpaired, { count: String(unpaired) })}`}
      </span>
    </div>
  );
}

function Life({ store, life, found }: Parts & { readonly life: PairedLife; readonly found: LivesFound }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const sides = sideNames(store.answer.value);
  const said: LifeWords = {
    ...sides,
    still: words().livesStill,
    time: timeSaid,
    waits: (time) => fill(words().livesWaits, { time }),
  };
  const clock = clockOf(life, found);
  const who = Object.values(life.groups).join(", ");
  const ends = [
    endSaid(life.base, sides.base, clock),
    ...(life.now === null ? [] : [endSaid(life.now, sides.now, clock)]),
  ].join("; ");
  const sentence = life.now !== null && !life.differs ? words().livesAlike : ends;
  // markup of present: every text in it has gone through its one escape function
  const picture = livesChart(life, clock, {
    id: "life",
    width: Math.min(width, 760),
    title: words().livesSame,
    description: ends,
    words: said,
  });
  const heads = {
    caption: words().livesTable,
    policy: words().livesPolicy,
    stage: words().livesStage,
    from: words().livesFrom,
    served: words().livesServed,
    until: words().livesUntil,
    days: words().livesDays,
  };
  return (
    <figure>
      <figcaption>
        <h3>
          {words().livesSame}
          {who !== "" && <span class="note"> {who}</span>}
        </h3>
        <ExportButton
          store={store}
          chart={{
            title: words().livesSame,
            description: ends,
            of: null,
            style: "",
            picture: () => picture,
            table: () => livesTable(life, clock, sides, heads),
          }}
        />
      </figcaption>
      <div ref={place} class="picture" dangerouslySetInnerHTML={{ __html: picture }} />
      <p class="inwords" aria-live="polite">
        {sentence}
      </p>
      <div dangerouslySetInnerHTML={{ __html: foldedTableIn(livesTable(life, clock, sides, heads), tableWords()) }} />
    </figure>
  );
}

function endSaid(stays: readonly LifeStay[], side: string, clock: LifeClock): string {
  const last = stays[stays.length - 1];
  const when = last.kind === "outcome" ? lifeDay(last.entered, clock) : words().livesStill;
  return fill(words().livesEnds, { side, title: last.title, when });
}

const [mostHours, mostDays, daysOfYear] = [2, 730, 365.25];

function timeSaid(days: number): string {
  const counted = ({ one, other }: { one: string; other: string }, count: number): string => {
    const said = number(count, "prose");
    return fill(said === "1" ? one : other, { count: said });
  };
  if (days < mostHours) return fill(words().livesHours, { count: number(days * 24, "prose") });
  return days < mostDays ? counted(words().unitDays, days) : counted(words().unitYears, days / daysOfYear);
}
