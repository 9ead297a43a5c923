// How far a job is, with the button that stops it.
import { fill, words } from "../words/words.ts";

interface ProgressParts {
  readonly progress: { readonly done: number; readonly of: number };
  stop(): void;
}

export function Progress({ progress: { done, of }, stop }: ProgressParts) {
  const said = of === 0 ? words().running : fill(words().claimsRunning, { done: String(done), of: String(of) });
  return (
    <p class="under-way">
      <progress max={Math.max(1, of)} value={of === 0 ? undefined : done} aria-label={said} />
      <span class="note">{said}</span>
      <button type="button" onClick={stop}>
        {words().runStop}
      </button>
    </p>
  );
}
