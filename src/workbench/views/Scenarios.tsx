// Scenarios as chips that stack: those on, each to be taken off, and a list of the others.
import type { ScenarioFace } from "../../ask/live/modelFace.ts";
import { fill, words } from "../words/words.ts";
import type { Parts } from "./Answer.tsx";
import { useDerived } from "./useDerived.ts";

export function Scenarios({ store, face }: Parts) {
  const stack = useDerived(() => store.state.value?.stack ?? null, [store]);
  if (stack === null || face.scenarios.length === 0) return <p class="note">{words().noScenarios}</p>;
  const isOn = ({ name }: ScenarioFace): boolean => stack.includes(name);
  const titleOf = (name: string): string => face.scenarios.find((one) => one.name === name)?.title ?? name;
  const contradicting = new Set(
    store.problems.value.flatMap(({ path, got }) => namedIn(`${path} ${got}`, face.scenarios)),
  );
  return (
    <section class="chips" aria-label={words().scenarios}>
      {face.scenarios.filter(isOn).map(({ name, title, description, on }) => (
        <span key={name} class={contradicting.has(name) ? "chip contradicts" : "chip"} title={description}>
          {title}
          {on.length > 0 && <small> {fill(words().comesWith, { titles: on.map(titleOf).join(", ") })}</small>}
          <button
            type="button"
            aria-label={fill(words().takeOff, { title })}
            onClick={() => store.putScenario(name, false)}
          >
            ×
          </button>
        </span>
      ))}
      <select
        aria-label={words().addScenario}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== "") store.putScenario(currentTarget.value, true);
          currentTarget.value = "";
        }}
      >
        <option value="">{words().addScenario}</option>
        {face.scenarios
          .filter((one) => !isOn(one))
          .map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
      </select>
    </section>
  );
}

/** Scenarios that a message names as "scenarios.NAME.changes" or "of scenario NAME". */
function namedIn(text: string, scenarios: readonly ScenarioFace[]): readonly string[] {
  const words = new Set(text.split(/[^\p{L}\p{N}_-]+/u));
  return scenarios.filter(({ name }) => words.has(name)).map(({ name }) => name);
}
