// The question, and its answer in one sentence; of a model without a question, its measures without and with what was moved.
import type { LiveAnswer } from "../../ask/live/liveModel.ts";
import type { ModelFace } from "../../ask/live/modelFace.ts";
import { fittingUnit } from "../../quantity/fittingTime.ts";
import { number } from "../../quantity/numberWords.ts";
import { figures, words as texts } from "../../present/table.ts";
import type { Table } from "../../present/table.ts";
import { ExportButton } from "./ExportButton.tsx";
import { SourcesButton } from "./SourcesButton.tsx";
import type { Store } from "../store.ts";
import { fill, tongue, words } from "../words/words.ts";

export interface Parts {
  readonly store: Store;
  readonly face: ModelFace;
}

/** What the two sides are called: by the change that the question is about, or by whatever was moved. */
export function sideNames(answer: LiveAnswer | null): { readonly base: string; readonly now: string } {
  const change = answer?.plain?.change ?? words().theChanges;
  return { base: fill(words().without, { change }), now: fill(words().with, { change }) };
}

export function Answer({ store, face }: Parts) {
  const answer = store.answer.value;
  const plain = answer?.plain ?? null;
  return (
    <section
      class="answer"
      aria-label={face.question === "" ? face.title : face.question}
      data-turn={store.turn.value}
      data-busy={answer === null || store.isBusy.value ? "yes" : "no"}
    >
      <h1>{face.question === "" ? face.title : face.question}</h1>
      <div aria-live="polite">
        {plain !== null && <p class={`sentence ${plain.gate.status}`}>{tongue().answer.sentence(plain)}</p>}
        {plain !== null && <p class="note">{tongue().answer.gate(plain)}</p>}
      </div>
      {plain !== null && <SourcesButton store={store} of={{ kind: "answer" }} title={words().theAnswer} />}
      {answer !== null && plain === null && <Measures store={store} answer={answer} />}
      <p class="note" role="status">
        <RunWords store={store} />
      </p>
    </section>
  );
}

function RunWords({ store }: Pick<Parts, "store">) {
  const answer = store.answer.value;
  if (answer?.isFirst === true) return <>{words().runFollows}</>;
  if (answer === null || store.isBusy.value) return <>{words().running}</>;
  const time = number(Math.max(1, Math.round(store.milliseconds.value)));
  const unit = fittingUnit("days", [answer.stepDays]);
  return (
    <>
      {fill(words().ranIn, {
        time,
        step: `${number(unit.of(answer.stepDays) ?? 0)} ${tongue().answer.unit(unit.name)}`,
      })}
    </>
  );
}

function Measures({ store, answer }: Pick<Parts, "store"> & { readonly answer: LiveAnswer }) {
  if (answer.measures.length === 0) return null;
  const table = (): Table => ({
    name: "measures",
    caption: words().measures,
    columns: [
      texts(words().measure),
      ...[...Object.values(sideNames(answer)), words().difference].map((title) => figures(title)),
    ],
    rows: answer.measures.map(({ title, unit, base, now }) => [
      unit === "" ? title : `${title} (${unit})`,
      base,
      now,
      base === null || now === null ? null : now - base,
    ]),
  });
  return (
    <>
      <Rows store={store} answer={answer} />
      <ExportButton
        store={store}
        chart={{ title: words().measures, description: words().measures, of: null, style: "", picture: null, table }}
      />
    </>
  );
}

function Rows({ store, answer }: Pick<Parts, "store"> & { readonly answer: LiveAnswer }) {
  const shown = (value: number | null): string => (value === null ? "–" : number(value));
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={words().measures}>
      <table>
        <caption>{words().measures}</caption>
        <thead>
          <tr>
            {[words().measure, ...Object.values(sideNames(answer)), words().difference].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.measures.map(({ name, title, unit, base, now, gate }) => (
            <tr key={name} class={gate.status === "failed" ? "failed" : ""}>
              <th scope="row">
                {title} {unit !== "" && <span class="note">{unit}</span>}{" "}
                <SourcesButton store={store} of={{ kind: "quantity", name }} title={title} />
              </th>
              <td class="n">{shown(base)}</td>
              <td class="n">{shown(now)}</td>
              <td class="n">{base === null || now === null ? "–" : shown(now - base)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
