// The levers: each with its range and unit, an exact number beside the slider, and where its number comes from.
import { useState } from "preact/hooks";
import type { LeverFace } from "../../ask/live/levers.ts";
import { number } from "../../quantity/numberWords.ts";
import { valueOf } from "../state/pageState.ts";
import type { PageState } from "../state/pageState.ts";
import { fill, tongue, words } from "../words/words.ts";
import type { Parts } from "./Answer.tsx";
import { SourcesButton } from "./SourcesButton.tsx";
import { useDerived } from "./useDerived.ts";

/** More than these are shown when somebody asks for them, or looks for some by name. */
const mostShown = 24;

export function Levers({ store, face }: Parts) {
  // which are moved, and not where to: a slider that is dragged draws itself anew, and no other
  const moved = useDerived(() => (store.state.value?.levers ?? []).map(([name]) => name).join(" "), [store]);
  const [isAll, showAll] = useState(false);
  const [wanted, search] = useState("");
  const names = moved.split(" ");
  const isMoved = ({ parameter }: LeverFace): boolean => names.includes(parameter);
  const found = face.levers.filter((lever) => isMoved(lever) || isWanted(lever, wanted));
  const shown = isAll ? found : found.filter((lever, nth) => nth < mostShown || isMoved(lever));
  return (
    <aside aria-label={words().levers}>
      <h2>{words().levers}</h2>
      <p class="note">
        {face.levers.length === 0
          ? words().noLevers
          : fill(words().leversSince, { since: tongue().formats.day(face.since) })}
      </p>
      <LeverSearch face={face} wanted={wanted} search={search} />
      {shown.map((lever) => (
        <Lever key={lever.parameter} store={store} face={face} lever={lever} />
      ))}
      {shown.length < found.length && (
        <button type="button" onClick={() => showAll(true)}>
          {fill(words().leversAll, { count: String(found.length) })}
        </button>
      )}
    </aside>
  );
}

interface SearchParts {
  readonly face: Parts["face"];
  readonly wanted: string;
  search(words: string): void;
}

function LeverSearch({ face, wanted, search }: SearchParts) {
  if (face.levers.length <= mostShown) return null;
  return (
    <input
      type="search"
      aria-label={words().leversSearch}
      placeholder={words().leversSearch}
      value={wanted}
      onInput={({ currentTarget }) => search(currentTarget.value)}
    />
  );
}

/** null: not moved */
function movedTo(state: PageState | null, { parameter }: LeverFace): number | null {
  return state === null ? null : valueOf(state, parameter);
}

function isWanted({ label, title, parameter }: LeverFace, wanted: string): boolean {
  return `${label} ${title} ${parameter}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** A scenario acts when it is on, or when one is on that it comes with: "" where none is. */
function bringing(name: string, stack: readonly string[], { scenarios }: Parts["face"]): string {
  const brings = (one: string): boolean => scenarios.find((each) => each.name === one)?.on.includes(name) ?? false;
  return stack.find((one) => one === name || brings(one)) ?? "";
}

interface LeverParts extends Parts {
  readonly lever: LeverFace;
}

function Lever({ store, face, lever }: LeverParts) {
  const moved = useDerived(() => movedTo(store.state.value, lever), [store, lever]);
  const stack = useDerived(() => store.state.value?.stack ?? [], [store]);
  // of those that are on, one that changes it
  const holding = face.scenarios.find(
    ({ name }) => lever.changedBy.includes(name) && bringing(name, stack, face) !== "",
  );
  const heldBy = holding?.title ?? "";
  const isIdle = useDerived(() => store.answer.value?.idle.includes(lever.parameter) === true, [store, lever]);
  const { parameter, label, unit, from, to, step, value } = lever;
  const shown = moved ?? value;
  const isHeld = heldBy !== "" && moved === null;
  const move = (text: string, gesture: string): void => {
    const next = Number(text);
    if (text.trim() === "" || !Number.isFinite(next)) return;
    store.moveLever(parameter, Math.min(to, Math.max(from, next)), gesture);
  };
  return (
    <div class={moved === null ? "lever" : "lever moved"} id={`lever-${parameter}`}>
      <label for={`number-${parameter}`}>{label}</label>
      <input
        id={`number-${parameter}`}
        type="number"
        aria-label={fill(words().leverValue, { label, unit })}
        min={from}
        max={to}
        step="any"
        value={shown ?? ""}
        placeholder={words().varies}
        disabled={isHeld}
        aria-describedby={isHeld ? `held-${parameter}` : undefined}
        onChange={({ currentTarget }) => move(currentTarget.value, "")}
      />
      <span class="note"> {unit}</span>
      <input
        type="range"
        aria-label={fill(words().leverSlider, { label })}
        min={from}
        max={to}
        step={step}
        class={shown === null ? "unset" : ""}
        value={shown ?? (from + to) / 2}
        aria-valuetext={shown === null ? words().varies : `${number(shown)} ${unit}`.trim()}
        disabled={isHeld}
        aria-describedby={isHeld ? `held-${parameter}` : undefined}
        onInput={({ currentTarget }) => move(currentTarget.value, "drag")}
        onChange={() => store.letGo()}
      />
      <div class="ends note">
        <span>{number(from)}</span>
        <Source store={store} lever={lever} />
        <span>{number(to)}</span>
      </div>
      {isHeld && (
        <p class="note" id={`held-${parameter}`}>
          {fill(words().heldBy, { title: heldBy })}{" "}
          <button type="button" onClick={() => store.putScenario(bringing(holding?.name ?? "", stack, face), false)}>
            {fill(words().takeOff, { title: heldBy })}
          </button>
        </p>
      )}
      {moved !== null && isIdle && <p class="note idle">{words().idleLever}</p>}
      {moved !== null && (
        <p class="was">
          {value === null
            ? fill(words().asWritten, { words: lever.words })
            : fill(words().was, { value: number(value) })}{" "}
          <button
            type="button"
            aria-label={fill(words().undoOne, { label })}
            onClick={() => store.moveLever(parameter, null)}
          >
            {words().undo}
          </button>
        </p>
      )}
    </div>
  );
}

function Source({ store, lever }: Pick<LeverParts, "store" | "lever">) {
  const { kind, judgedBy, reason, title, facts } = lever;
  const kinds = { fact: words().factKind, estimate: words().estimateKind, judgement: words().judgementKind };
  return (
    <details class="source">
      <summary>{kinds[kind]}</summary>
      <p>{title}</p>
      <p>{fill(words().asWritten, { words: lever.words })}</p>
      {judgedBy !== "" && <p>{fill(words().judgedBy, { name: judgedBy })}</p>}
      {reason !== "" && <p>{reason}</p>}
      {facts.map((id) => (
        <p key={id}>{id}</p>
      ))}
      <SourcesButton store={store} of={{ kind: "parameter", name: lever.parameter }} title={lever.label} />
    </details>
  );
}
