// Undo and redo. Moves of one gesture, such as a slider being dragged, are one step.
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** what is being moved; "": nothing is */
  readonly gesture: string;
}

/** Older steps are forgotten. */
const mostSteps = 200;

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [], gesture: "" };
}

/** @param gesture steps with the same one follow each other without a step between them; "" stands alone */
export function go<T>({ past, now, gesture: before }: History<T>, next: T, gesture = ""): History<T> {
  const goesOn = gesture !== "" && gesture === before;
  return { past: goesOn ? past : [...past, now].slice(-mostSteps), now: next, future: [], gesture };
}

/** Ends a gesture, so that the next one is a step of its own. */
export function settle<T>(history: History<T>): History<T> {
  return history.gesture === "" ? history : { ...history, gesture: "" };
}

export function undo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const last = past.at(-1);
  return last === undefined ? history : { past: past.slice(0, -1), now: last, future: [now, ...future], gesture: "" };
}

export function redo<T>(history: History<T>): History<T> {
  const { past, now, future } = history;
  const [next, ...later] = future;
  return next === undefined ? history : { past: [...past, now], now: next, future: later, gesture: "" };
}
