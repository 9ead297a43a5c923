// One chart in somebody else's page: what it says, its picture and its numbers, and a link to all the rest.
import { linkOf } from "../state/link.ts";
import type { Store } from "../store.ts";
import { sideNames } from "../views/Answer.tsx";
import { Picture } from "../views/Pictures.tsx";
import { Problems } from "../views/Problems.tsx";
import { tongue, words } from "../words/words.ts";
import { shareWords } from "../share/shareWords.ts";

export function Embed({ store }: { readonly store: Store }) {
  const [face, state, answer] = [store.face.value, store.state.value, store.answer.value];
  const problems = [...store.linkProblems.value, ...store.problems.value];
  const panel = answer?.panels.find(({ key }) => key === state?.chart) ?? answer?.panels[0];
  if (face === null || state === null || panel === undefined) {
    return (
      <main class="embed">
        <Problems problems={problems} />
        {problems.length === 0 && <p role="status">{words().opening}</p>}
      </main>
    );
  }
  const names = sideNames(answer);
  return (
    <main class="embed" data-busy={store.isBusy.value ? "yes" : "no"}>
      <Problems problems={problems} />
      <Picture store={store} face={face} panel={panel} isBare />
      <p class="note">
        {face.title}: {names.now}.{" "}
        <a href={`./#${linkOf(state)}`} target="_blank" rel="noreferrer" hreflang={tongue().formats.language}>
          {shareWords().open}
        </a>
      </p>
    </main>
  );
}
