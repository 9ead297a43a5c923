// How far a job is, with the button that stops it: that it was pressed is said at once.
import { useState } from "preact/hooks";
import { fill, words } from "../words/words.ts";

interface ProgressParts {
  readonly progress: { readonly done: number; readonly of: number };
  stop(): void;
}

export function Progress({ progress: { done, of }, stop }: ProgressParts) {
  const said = of === 0 ? words().running : fill(words().claimsRunning, { done: String(done), of: String(of) });
  const [isStopping, setStopping] = useState(false);
  const press = (): void => {
    setStopping(true);
    stop();
  };
  return (
    <p class="under-way">
      <progress max={Math.max(1, of)} value={of === 0 ? undefined : done} aria-label={said} />
      <span class="note">{said}</span>
      <button type="button" aria-disabled={isStopping} onClick={isStopping ? undefined : press}>
        {isStopping ? words().runStopping : words().runStop}
      </button>
    </p>
  );
}
