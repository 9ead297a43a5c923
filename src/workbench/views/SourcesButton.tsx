// Beside a number of the page: where it comes from.
import type { Subject } from "../../ask/live/sourcesOf.ts";
import type { Store } from "../store.ts";
import { fill, words } from "../words/words.ts";

interface SourcesButtonParts {
  readonly store: Store;
  readonly of: Subject;
  /** what the number is called */
  readonly title: string;
}

export function SourcesButton({ store, of, title }: SourcesButtonParts) {
  return (
    <button
      type="button"
      class="plain sources-of"
      aria-label={fill(words().sourcesFor, { number: title })}
      onClick={() => (store.subject.value = { of, title })}
    >
      {words().sourcesTitle}
    </button>
  );
}
