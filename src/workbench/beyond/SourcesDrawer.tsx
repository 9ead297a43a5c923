// Where a number comes from: the parameters behind it, nearest first, each with its published figures and its judgements;
// where publishers disagree another can be believed, and the answer with it stands beside the answer as documented.
import { useEffect, useRef, useState } from "preact/hooks";
import { number } from "../../quantity/numberWords.ts";
import type { SourceFound } from "../engine/jobs.ts";
import { fill, tongue, words } from "../words/words.ts";
import type { Parts } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { SourceRows } from "./SourceRows.tsx";
import { useDesk } from "./useDesk.ts";

/** parameters shown before somebody asks for all */
const mostAtOnce = 12;

export function SourcesDrawer({ store, face }: Parts) {
  const desk = useDesk(store);
  const dialog = useRef<HTMLDialogElement>(null);
  const subject = store.subject.value;
  const state = store.state.value;
  const [found, setFound] = useState<readonly SourceFound[] | null>(null);
  const [isAll, setAll] = useState(false);
  const moved = JSON.stringify([state?.stack, state?.levers]);
  useEffect(() => {
    if (subject === null || state === null) return;
    if (dialog.current?.open === false) dialog.current.showModal();
    setFound(null);
    setAll(false);
    void desk.ask("sources", { of: subject.of, moves: state }).then(setFound);
  }, [subject, moved]);
  const shown = isAll ? found : (found?.slice(0, mostAtOnce) ?? null);
  // those between whom somebody can choose come first: they are what can be tried here
  const disputed = found?.filter(({ publishers }) => publishers !== null) ?? [];
  return (
    <dialog ref={dialog} class="drawer" aria-label={words().sourcesTitle} onClose={() => (store.subject.value = null)}>
      <header>
        <h2>{fill(words().sourcesOf, { number: subject?.title ?? "" })}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words().pageClose}
        </button>
      </header>
      <Problems problems={desk.problems} />
      {found === null && desk.problems.length === 0 && <p role="status">{words().opening}</p>}
      {found?.length === 0 && <p>{words().sourcesNone}</p>}
      {disputed.map((one) => (
        <Publishers key={one.parameter} store={store} found={one} />
      ))}
      {found !== null && found.length > 1 && <p class="note">{words().sourcesNearest}</p>}
      {shown?.map((one) => (
        <section key={one.parameter} class="source-of">
          <h3>{store.titleOf("parameters", one.parameter, one.title)}</h3>
          {subject?.of.kind !== "parameter" && <p class="note">{whereWords(one, face)}</p>}
          <SourceRows rows={one.rows} />
        </section>
      ))}
      {found !== null && shown !== null && shown.length < found.length && (
        <button type="button" onClick={() => setAll(true)}>
          {fill(words().sourcesShowAll, { count: number(found.length) })}
        </button>
      )}
    </dialog>
  );
}

function whereWords({ steps, changedBy }: SourceFound, { scenarios }: Parts["face"]): string {
  const { one, other } = words().sourcesAway;
  const away = steps === 0 ? words().sourcesHere : fill(steps === 1 ? one : other, { count: String(steps) });
  const titles = changedBy.map((name) => scenarios.find((scenario) => scenario.name === name)?.title ?? name);
  return titles.length === 0 ? away : `${away}; ${fill(words().sourcesChangedBy, { titles: titles.join(", ") })}`;
}

function Publishers({ store, found }: Pick<Parts, "store"> & { readonly found: SourceFound }) {
  const documented = useRef("");
  const plain = store.answer.value?.plain ?? null;
  const { publishers, parameter, title } = found;
  const sources = store.state.value?.sources ?? [];
  const chosen = sources.find(([name]) => name === parameter)?.[1] ?? publishers?.documented ?? "";
  const sentence = plain === null ? "" : tongue().answer.sentence(plain);
  const isDocumented = chosen === publishers?.documented;
  if (isDocumented && !store.isBusy.value) documented.current = sentence;
  return (
    <section class="publishers">
      <fieldset aria-label={words().sourcesBelieve}>
        <legend>
          {words().sourcesBelieve}: {store.titleOf("parameters", parameter, title)}
        </legend>
        {publishers?.all.map((one) => (
          <label key={one.name}>
            <input
              type="radio"
              name={`publisher-${parameter}`}
              checked={one.name === chosen}
              onChange={() => store.believe(parameter, one.name === publishers.documented ? null : one.name)}
            />
            <span lang="en">{one.title}</span>
            {one.name === publishers.documented && ` (${words().sourcesDocumented})`}
          </label>
        ))}
      </fieldset>
      {sentence !== "" && (
        <div aria-live="polite">
          {!isDocumented && documented.current !== "" && (
            <p class="note">
              {words().sourcesBefore}: {documented.current}
            </p>
          )}
          {!isDocumented && (
            <p>
              <b>{words().sourcesNow}</b>: {sentence}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
