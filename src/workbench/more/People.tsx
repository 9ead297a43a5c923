// What only runs that follow every person tell, when somebody asks for them: waits, stays, and what became of whom.
import { useRef, useState } from "preact/hooks";
import type { EverybodyFound } from "../../ask/live/liveEverybody.ts";
import { fateChart, fateStyle } from "../../present/fateChart.ts";
import { survivalChart } from "../../present/survivalChart.ts";
import { tailChart } from "../../present/tailChart.ts";
import { waitPair } from "../../present/waitPair.ts";
import { percent } from "../../quantity/numberWords.ts";
import { useDesk } from "../beyond/useDesk.ts";
import type { Parts } from "../views/Answer.tsx";
import { sideNames } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { fill, tongue, words } from "../words/words.ts";
import { MorePicture } from "./MorePicture.tsx";
import { moreWords } from "./words.ts";

interface PeopleParts extends Parts {
  readonly width: number;
}

/** What was found, of which state, and what its sides were called then. */
interface Followed {
  readonly found: EverybodyFound;
  readonly moved: string;
  readonly names: readonly string[];
}

export function People({ store, face, width }: PeopleParts) {
  const desk = useDesk(store);
  const said = moreWords();
  const state = store.state.value;
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [isStopped, setStopped] = useState(false);
  const asked = useRef("");
  if (state === null) return null;
  const moved = JSON.stringify([state.stack, state.levers, state.sources]);
  const follow = async (replication: number): Promise<void> => {
    setStopped(false);
    asked.current = moved;
    const names = Object.values(sideNames(store.answer.value));
    const found = await desk.ask("everybody", { moves: state, replication });
    if (found !== null) setFollowed({ found, moved: asked.current, names });
  };
  const stop = (): void => {
    desk.end();
    setStopped(true);
  };
  const { progress } = desk;
  const share = progress === null || progress.of === 0 ? 0 : progress.done / progress.of;
  const under = fill(said.peopleProgress, { share: percent(share) });
  const again = followed === null ? 0 : followed.found.replication + 1;
  return (
    <section class="more-picture people" aria-label={said.peopleTitle}>
      <h3>{said.peopleTitle}</h3>
      <p class="note">{said.peopleHow}</p>
      <div class="choice">
        <button type="button" disabled={progress !== null} onClick={() => void follow(0)}>
          {said.peopleFollow}
        </button>
        {followed !== null && (
          <button type="button" disabled={progress !== null} onClick={() => void follow(again)}>
            {said.peopleAgain}
          </button>
        )}
      </div>
      <Problems problems={desk.problems} />
      {progress !== null && (
        <p class="under-way">
          <progress max={1} value={share} aria-label={under} />
          <span class="note">{under}</span>
          <button type="button" onClick={stop}>
            {words().runStop}
          </button>
        </p>
      )}
      {isStopped && <p role="status">{fill(words().runStopped, { done: "0", all: "2" })}</p>}
      {followed !== null && followed.moved !== moved && <p role="status">{said.peopleMoved}</p>}
      {followed !== null && <Told store={store} face={face} width={width} followed={followed} />}
    </section>
  );
}

function Told({ store, face, width, followed }: PeopleParts & { readonly followed: Followed }) {
  const said = moreWords();
  const { found, names } = followed;
  const { sides, cohorts, replication } = found;
  const isOne = sides.length === 1;
  const since = tongue().formats.day(found.since);
  const by = fill(said.peopleBy, { nth: String(replication + 1) });
  const titleOf = (stage: string): string => {
    const title = face.stages.find(({ name }) => name === stage)?.title ?? stage;
    return store.titleOf("stages", stage, title);
  };
  const all = { kind: "stages", names: [] } as const;
  const waits = waitPair(
    sides.map((side) => side.waits),
    { id: "waits", width: Math.min(width, 860), names, words: said.waits, titleOf },
  );
  const tails = tailChart(
    sides.map((side) => side.lines),
    {
      id: "tails",
      width: Math.min(width, 860),
      names,
      words: said.tails,
      titleOf,
      levelOf: (level) => store.titleOf("levels", level, level),
    },
  );
  const survival = survivalChart(
    sides.map((side, nth) => ({ ...side.survival, name: isOne ? "" : names[nth] })),
    { id: "survival", width: Math.min(width, 860), height: width > 500 ? 300 : 260, words: said.survival },
  );
  const fates = fateChart(
    sides.map((side) => side.fates.map((fate) => ({ ...fate, title: titleOf(fate.stage) }))),
    cohorts,
    { id: "fates", width: Math.min(width, 860), names, words: said.fates },
  );
  return (
    <>
      {waits === null ? (
        <p class="note">{said.noWaits}</p>
      ) : (
        <MorePicture store={store} told={waits} of={all} note={`${said.waitsNote} ${capital(by)}.`} />
      )}
      {tails !== null && <MorePicture store={store} told={tails} of={all} note={`${said.tailsNote} ${capital(by)}.`} />}
      {survival === null ? (
        <p class="note">{fill(said.noSurvival, { since })}</p>
      ) : (
        <MorePicture
          store={store}
          told={survival}
          of={all}
          note={`${fill(said.survivalNote, { since })} ${capital(by)}.`}
        />
      )}
      {fates === null ? (
        <p class="note">{said.noFates}</p>
      ) : (
        <MorePicture store={store} told={fates} of={all} note={`${said.fatesNote} ${capital(by)}.`} style={fateStyle}>
          <ul class="keys">
            {fates.keys.map(({ title, className }) => (
              <li key={className}>
                <svg class="chart" width="14" height="14" aria-hidden="true">
                  <rect class={className} width="14" height="14" />
                </svg>
                {title}
              </li>
            ))}
          </ul>
          {!isOne && <p class="note">{fill(said.fatesSides, { base: names[0], now: names[1] })}</p>}
        </MorePicture>
      )}
    </>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
