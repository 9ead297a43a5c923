// What every piece has around its picture: what it asks, its choices, the button, how far it is with the way to stop it,
// what was refused, whether the state has moved on since, and the command that finds the same.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../errors.ts";
import { Problems } from "../views/Problems.tsx";
import type { Parts } from "../views/Answer.tsx";
import { fill, words } from "../words/words.ts";
import type { PieceAnswer, PieceDesk } from "./pieceDesk.ts";
import type { PieceJobs, StateAsked } from "./pieceJobs.ts";
import { pieceWords } from "./words.ts";

export interface PieceParts extends Parts {
  readonly id: string;
  readonly desk: PieceDesk;
  readonly width: number;
}

type Found<Kind extends keyof PieceJobs> = NonNullable<PieceJobs[Kind]["found"]>;

/** Of one question of a piece. */
interface Asking<Kind extends keyof PieceJobs> {
  /** what was found last; null: nothing yet */
  readonly found: Found<Kind>["found"] | null;
  readonly command: string;
  /** what was found is of a state before */
  readonly isStale: boolean;
  readonly status: "" | "nothing" | "inPart" | "left";
  readonly problems: readonly Problem[];
  /** @param more what the question takes beside the state on the screen */
  ask(more: Omit<PieceJobs[Kind]["asked"], keyof StateAsked>): Promise<void>;
}

interface Last<Kind extends keyof PieceJobs> {
  readonly found: Found<Kind>;
  readonly moved: string;
}

export function useQuestion<Kind extends keyof PieceJobs>({ store, desk, id }: PieceParts, kind: Kind): Asking<Kind> {
  const [last, setLast] = useState<Last<Kind> | null>(null);
  const [status, setStatus] = useState<Asking<Kind>["status"]>("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isAsked, setAsked] = useState(false);
  const state = store.state.value;
  const answer = store.answer.value;
  const moved = JSON.stringify([state?.stack, state?.levers, state?.sources, state?.pace]);
  const other = desk.underWay.value?.piece;
  // somebody asked something newer before this was found
  useEffect(() => {
    if (!isAsked || other === undefined || other === id) return;
    setAsked(false);
    setStatus("left");
  }, [isAsked, other, id]);
  const hear = (heard: PieceAnswer<Kind>): void => {
    setAsked(false);
    if (heard.kind === "refused") return setProblems(heard.problems);
    setStatus(heard.kind === "nothing" ? "nothing" : heard.isStopped ? "inPart" : "");
    if (heard.kind === "found") setLast({ found: heard.found as Found<Kind>, moved });
  };
  return {
    found: last?.found.found ?? null,
    command: last?.found.command ?? "",
    isStale: last !== null && last.moved !== moved,
    status,
    problems,
    async ask(more) {
      if (state === null || answer === null) return;
      setStatus("");
      setProblems([]);
      setAsked(true);
      const moves = { stack: state.stack, levers: state.levers, sources: state.sources ?? [] };
      hear(await desk.ask(id, kind, { moves, stepDays: answer.stepDays, ...more } as PieceJobs[Kind]["asked"]));
    },
  };
}

interface PieceFrame<Kind extends keyof PieceJobs> extends PieceParts {
  readonly asking: Asking<Kind>;
  /** what it tells, in a sentence or two */
  readonly how: string;
  /** why it cannot be asked of this state; "": it can be */
  readonly cannot?: string;
  /** what the button says, and what it does */
  readonly button: string;
  press(): void;
  /** choices beside the button */
  readonly choices?: ComponentChildren;
  /** further buttons */
  readonly more?: ComponentChildren;
  /** what was found */
  readonly children?: ComponentChildren;
}

export function Piece<Kind extends keyof PieceJobs>(frame: PieceFrame<Kind>) {
  const { asking, how, cannot = "", button, press, choices, more, children } = frame;
  const said = pieceWords();
  return (
    <div class="piece-body">
      <p class="note">{how}</p>
      {cannot !== "" && <p role="status">{cannot}</p>}
      <div class="choice">
        {choices}
        <button type="button" aria-disabled={cannot !== ""} onClick={cannot === "" ? press : undefined}>
          {button}
        </button>
        {more}
      </div>
      <Beneath {...frame} />
      {asking.found !== null && asking.isStale && <p role="status">{said.moved}</p>}
      {asking.found !== null && children}
      {asking.found !== null && asking.command !== "" && (
        <details class="same-command">
          <summary>{said.command}</summary>
          <p>
            <code tabIndex={0}>{asking.command}</code>
          </p>
        </details>
      )}
    </div>
  );
}

/** What stands under the button meanwhile. */
function Beneath<Kind extends keyof PieceJobs>({ desk, id, asking }: PieceFrame<Kind>) {
  const underWay = desk.underWay.value;
  const said = pieceWords();
  const { status, problems } = asking;
  return (
    <>
      <Problems problems={problems} />
      {underWay?.piece === id && <Progress {...underWay} stop={() => desk.stop()} />}
      <p role="status" class="note">
        {underWay?.piece !== id && status !== "" && said.status[status]}
      </p>
    </>
  );
}

interface ProgressParts {
  readonly done: number;
  readonly of: number;
  readonly isStopping: boolean;
  stop(): void;
}

function Progress({ done, of, isStopping, stop }: ProgressParts) {
  const said = pieceWords();
  if (isStopping) return <p role="status">{said.summingUp}</p>;
  const told = of === 0 ? words().running : fill(words().claimsRunning, { done: String(done), of: String(of) });
  return (
    <p class="under-way">
      <progress max={Math.max(1, of)} value={of === 0 ? undefined : done} aria-label={told} />
      <span class="note">{told}</span>
      <button type="button" onClick={stop}>
        {words().runStop}
      </button>
    </p>
  );
}

/** What the colours of a picture mean. */
export function Keys({ keys }: { readonly keys: readonly { readonly className: string; readonly title: string }[] }) {
  return (
    <ul class="keys">
      {keys.map(({ className, title }) => (
        <li key={className}>
          <svg class="chart" width="14" height="14" aria-hidden="true">
            <rect class={className} width="14" height="14" />
          </svg>
          {title}
        </li>
      ))}
    </ul>
  );
}

interface NumberFieldParts {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** "any": no whole number is asked for */
  readonly step?: number | "any";
  change(value: number): void;
}

export function NumberField({ label, value, min, max, step = 1, change }: NumberFieldParts) {
  const within = (text: string): number => {
    const given = step === 1 ? Math.round(Number(text)) : Number(text);
    return Number.isFinite(given) ? Math.min(max ?? given, Math.max(min ?? given, given)) : value;
  };
  return (
    <label>
      {label}{" "}
      <input
        type="number"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={({ currentTarget }) => {
          const next = within(currentTarget.value);
          currentTarget.value = String(next);
          change(next);
        }}
      />
    </label>
  );
}

interface ChoiceParts {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  change(value: string): void;
}

export function Choice({ label, value, options, change }: ChoiceParts) {
  return (
    <label>
      {label}{" "}
      <select value={value} onChange={({ currentTarget }) => change(currentTarget.value)}>
        {options.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickedParts {
  readonly label: string;
  readonly is: boolean;
  change(is: boolean): void;
}

export function Ticked({ label, is, change }: TickedParts) {
  return (
    <label>
      <input type="checkbox" checked={is} onChange={({ currentTarget }) => change(currentTarget.checked)} /> {label}
    </label>
  );
}
