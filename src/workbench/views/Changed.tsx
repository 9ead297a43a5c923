// Everything moved away from the documents, in one list: jump to it, undo it, or take all of it back.
import { number } from "../../quantity/numberWords.ts";
import { fill, words } from "../words/words.ts";
import type { Parts } from "./Answer.tsx";

export function Changed({ store, face }: Parts) {
  const history = store.history.value;
  if (history === null) return null;
  const { levers, sources = [] } = history.now;
  return (
    <section class="changed" aria-label={words().moved}>
      <button type="button" disabled={history.past.length === 0} onClick={() => store.undo()}>
        {words().undo}
      </button>
      <button type="button" disabled={history.future.length === 0} onClick={() => store.redo()}>
        {words().redo}
      </button>
      <button type="button" disabled={levers.length + sources.length === 0} onClick={() => store.resetLevers()}>
        {words().reset}
      </button>
      {levers.length + sources.length === 0 ? (
        <span class="note">{words().nothingMoved}</span>
      ) : (
        <ul>
          {sourcesOf(face, sources).map(({ parameter, title, publisher }) => (
            <li key={parameter}>
              {title}: {publisher}{" "}
              <button
                type="button"
                aria-label={fill(words().undoOne, { label: title })}
                onClick={() => store.believe(parameter, null)}
              >
                ×
              </button>
            </li>
          ))}
          {levers.map(([name, value]) => {
            const lever = face.levers.find(({ parameter }) => parameter === name);
            const label = lever?.label ?? name;
            return (
              <li key={name}>
                <button type="button" class="plain" title={fill(words().goTo, { label })} onClick={() => goTo(name)}>
                  {label}: {number(value)} {lever?.unit}
                </button>
                <button
                  type="button"
                  aria-label={fill(words().undoOne, { label })}
                  onClick={() => store.moveLever(name, null)}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function sourcesOf({ publishers }: Parts["face"], sources: readonly (readonly [string, string])[]) {
  return sources.map(([parameter, chosen]) => {
    const known = publishers.find((one) => one.parameter === parameter);
    const publisher = known?.options.find(({ name }) => name === chosen)?.title ?? chosen;
    return { parameter, title: known?.title ?? parameter, publisher };
  });
}

function goTo(parameter: string): void {
  const input = document.getElementById(`number-${parameter}`);
  input?.scrollIntoView({ block: "center" });
  input?.focus();
}
