// Under a picture: what is drawn behind its line, how far that is, and how to stop it or go on.
import type { ComponentChildren } from "preact";
import { rangesOf } from "../../ask/live/spreads.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import type { FanPanel } from "../../ask/report/fanPanel.ts";
import { Problems } from "../views/Problems.tsx";
import { fill } from "../words/words.ts";
import type { Store } from "../store.ts";
import { Agreement } from "./Agreement.tsx";
import { Pace } from "./Pace.tsx";
import { isWhole } from "./refined.ts";
import type { Refined } from "./refined.ts";
import { Statistics } from "./Statistics.tsx";
import type { SideNames } from "./refines.ts";
import type { Refining } from "./refining.ts";
import { refineWords } from "./words.ts";

interface ControlsParts {
  readonly store: Store;
  readonly face: ModelFace;
  readonly refining: Refining;
  readonly panel: FanPanel;
  readonly names: SideNames;
}

export function Controls({ store, face, refining, panel, names }: ControlsParts) {
  const [fluid, people] = [refining.fluid.now.value, refining.people.now.value];
  const said = refineWords();
  // of a difference there is one band
  const isBaseDrawn = panel.bands.length > 1 && store.state.value?.show !== "difference";
  return (
    <section class="refine" aria-label={said.title}>
      <h3>{said.title}</h3>
      <p class="note">
        {said.line} {drawsSaid(fluid, refining.begins.value)}
      </p>
      <UnderWay
        refined={fluid}
        progress={said.drawsProgress}
        stop={{ words: said.drawsStop, act: () => refining.stopDrawing() }}
        start={{ words: said.drawsStart, act: () => refining.draw() }}
      />
      <p class="note">{people.made === null ? said.peopleHow : counted(said.people, people)}</p>
      <UnderWay
        refined={people}
        progress={said.peopleProgress}
        stop={{ words: said.peopleStop, act: () => refining.people.stop() }}
        start={{ words: people.key === "" ? said.peopleStart : said.peopleGoOn, act: () => refining.follow() }}
      />
      {fluid.deaths + people.deaths > 0 && <p role="status">{said.died}</p>}
      <Problems problems={[...fluid.problems, ...people.problems]} />
      <Statistics store={store} names={names} fluid={fluid} people={people} />
      <Agreement store={store} face={face} isDrawn={fluid.made === null || fluid.made.drawn > 0} />
      <Pace store={store} paces={refining.paces} />
      <Keys fluid={fluid} people={people} base={isBaseDrawn ? names.base : null} />
    </section>
  );
}

function drawsSaid(fluid: Refined, begins: boolean): string {
  const said = refineWords();
  if (fluid.made !== null && fluid.made.drawn === 0) return said.drawsNone;
  if (!begins && !isWhole(fluid)) return counted(said.drawsStopped, fluid);
  return fluid.made === null ? said.drawsWaiting : counted(said.draws, fluid);
}

function counted(phrase: string, { pairs, wanted, made }: Refined): string {
  return fill(phrase, { done: String(pairs.length), all: wantedSaid(wanted), seed: String(made?.seed ?? "") });
}

function wantedSaid(wanted: number | null): string {
  return wanted === null ? "…" : String(wanted);
}

interface Act {
  readonly words: string;
  act(): void;
}

interface UnderWayParts {
  readonly refined: Refined;
  readonly progress: string;
  readonly stop: Act;
  readonly start: Act;
}

/** One button in one place: whoever stops by keyboard can go on with the same key. */
function UnderWay({ refined, progress, stop, start }: UnderWayParts) {
  const { isRunning, pairs, wanted, share } = refined;
  if (isWhole(refined)) return null;
  const said = fill(progress, { done: String(pairs.length), all: wantedSaid(wanted) });
  const { words, act } = isRunning ? stop : start;
  return (
    <p class="under-way">
      {isRunning && (
        <>
          <progress max={wanted ?? 1} value={wanted === null ? undefined : pairs.length + share} aria-label={said} />
          <span class="note">{said}</span>
        </>
      )}
      <button type="button" onClick={act}>
        {words}
      </button>
    </p>
  );
}

interface KeysParts {
  readonly fluid: Refined;
  readonly people: Refined;
  /** null: nothing was moved */
  readonly base: string | null;
}

function Keys({ fluid, people, base }: KeysParts) {
  const said = refineWords();
  const ranges = fluid.made?.drawn === 0 ? [] : rangesOf(fluid.pairs.length);
  const hasPeople = people.pairs.length > 0;
  if (ranges.length === 0 && !hasPeople) return null;
  const nested = (percent: number): readonly string[] =>
    ranges.filter((one) => one.percent >= percent).map((one) => `q${one.percent}`);
  return (
    <ul class="keys">
      {ranges.map(({ percent }) => (
        <li key={percent}>
          <Swatch>
            {nested(percent).map((tone) => (
              <rect key={tone} class={tone} width={30} height={14} />
            ))}
          </Swatch>
          {fill(said.bands, { percent: String(percent) })}
        </li>
      ))}
      {base !== null && ranges.length > 0 && (
        <li>
          <Swatch>
            {ranges.map(({ percent }) => (
              <rect key={percent} class={`q${percent} of-base`} width={30} height={14} />
            ))}
          </Swatch>
          {fill(said.bandsOfBase, { base })}
        </li>
      )}
      {hasPeople && (
        <li>
          <Swatch>
            <path class="pp" d="M0 7H30" />
          </Swatch>
          {said.median}
        </li>
      )}
      {rangesOf(people.pairs.length).some(({ percent }) => percent === 80) && (
        <li>
          <Swatch>
            <path class="pe" d="M0 3H30M0 11H30" />
          </Swatch>
          {said.range}
        </li>
      )}
    </ul>
  );
}

function Swatch({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="chart" width={30} height={14} aria-hidden="true">
      {children}
    </svg>
  );
}
