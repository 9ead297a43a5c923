// The whole page: the answer first, then what was put on and moved, the picture, and the levers beside it.
import type { Store } from "../store.ts";
import { Answer } from "./Answer.tsx";
import { Beyond } from "./Beyond.tsx";
import { EditButton, EditPlace } from "./Edit.tsx";
import { Flow } from "./Flow.tsx";
import { Changed } from "./Changed.tsx";
import { Colours } from "./Colours.tsx";
import { Levers } from "./Levers.tsx";
import { OnPaper } from "./OnPaper.tsx";
import { Pictures } from "./Pictures.tsx";
import { Problems } from "./Problems.tsx";
import { Scenarios } from "./Scenarios.tsx";
import { Speaks } from "./Speaks.tsx";
import { words } from "../words/words.ts";

interface PageParts {
  readonly store: Store;
  readonly models: readonly string[];
}

export function Page({ store, models }: PageParts) {
  const face = store.face.value;
  if (face === null) {
    return (
      <main id="main" class="opening">
        <Problems problems={[...store.linkProblems.value, ...store.problems.value]} />
        {store.problems.value.length === 0 && <p role="status">{words().opening}</p>}
        <Models models={models} />
      </main>
    );
  }
  return (
    <>
      <a class="skip" href="#main" onClick={toMain}>
        {words().skip}
      </a>
      <header>
        <b>Pendency</b>
        <span>{face.title}</span>
        <Speaks store={store} />
        <Colours />
        <EditButton store={store} />
      </header>
      <main id="main" tabIndex={-1}>
        <EditPlace store={store} />
        <Answer store={store} face={face} />
        <Problems problems={[...store.linkProblems.value, ...store.problems.value]} />
        <Scenarios store={store} face={face} />
        <Changed store={store} face={face} />
        <div class="beside">
          <div>
            <Flow store={store} face={face} />
            <Pictures store={store} face={face} />
          </div>
          <Levers store={store} face={face} />
        </div>
        <Beyond store={store} face={face} />
      </main>
      <OnPaper store={store} />
      <footer>
        <Models models={models} />
      </footer>
    </>
  );
}

/** A fragment is the page's state: the link moves the focus and leaves the address alone. */
function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Models({ models }: Pick<PageParts, "models">) {
  if (models.length < 2) return null;
  return (
    <nav aria-label={words().models}>
      {models.map((name) => (
        <a key={name} href={`#v=1&model=${encodeURIComponent(name)}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}
