// The numbers of the state as files, with the command that writes the same.
import { useEffect, useRef, useState } from "preact/hooks";
import { saveFile } from "../exported/saveFile.ts";
import { useDesk } from "../beyond/useDesk.ts";
import { Progress } from "../beyond/Progress.tsx";
import type { Parts } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { fill, tongue } from "../words/words.ts";
import { canBeCompared, numbersFiles } from "./numbersAsked.ts";
import type { NumbersAsked } from "./numbersAsked.ts";
import type { NumbersFound } from "./numbersOf.ts";
import { Beside } from "./Beside.tsx";
import { shareWords } from "./shareWords.ts";

const engines = ["fluid", "individual"] as const;
const mostRuns = 1000;

interface Made {
  readonly of: string;
  readonly found: NumbersFound;
}

export function Numbers({ store }: Pick<Parts, "store">) {
  const desk = useDesk(store);
  const said = shareWords();
  const [engine, setEngine] = useState<NumbersAsked["engine"]>("fluid");
  const [runs, setRuns] = useState(10);
  const [wantsComparison, setComparison] = useState(false);
  const [command, setCommand] = useState("");
  const [status, say] = useState("");
  const made = useRef<Made | null>(null);
  const state = store.state.value;
  const stepDays = store.answer.value?.stepDays ?? 0;
  const isPossible = state !== null && canBeCompared(state);
  const asked: NumbersAsked | null =
    state === null || stepDays === 0
      ? null
      : {
          moves: { stack: state.stack, levers: state.levers, sources: state.sources ?? [] },
          engine,
          stepDays,
          replications: engine === "individual" ? runs : null,
          isCompared: wantsComparison && isPossible,
        };
  const key = JSON.stringify(asked);
  useEffect(() => {
    say("");
    if (asked !== null) void desk.ask("command", asked).then((found) => setCommand(found ?? ""));
  }, [key]);
  const save = async (kind: keyof NumbersFound): Promise<void> => {
    if (asked === null) return;
    say("");
    const found = made.current?.of === key ? made.current.found : await desk.ask("numbers", asked);
    if (found === null) return;
    made.current = { of: key, found };
    saveFile(numbersFiles[kind], found[kind], kind === "csv" ? "text/csv" : "application/json");
    say(fill(said.done, { name: numbersFiles[kind] }));
  };
  const isBusy = desk.progress !== null;
  return (
    <section class="numbers" aria-label={said.numbersTitle}>
      <h3>{said.numbersTitle}</h3>
      <div class="choice">
        <label>
          {said.engine}{" "}
          <select
            value={engine}
            onChange={({ currentTarget }) => setEngine(currentTarget.value === "fluid" ? "fluid" : "individual")}
          >
            {engines.map((one) => (
              <option key={one} value={one}>
                {said[one]}
              </option>
            ))}
          </select>
        </label>
        {engine === "individual" && (
          <label>
            {said.replications}{" "}
            <input
              type="number"
              min={1}
              max={mostRuns}
              value={runs}
              onChange={({ currentTarget }) => setRuns(wholeIn(currentTarget.value))}
            />
          </label>
        )}
        {isPossible && (
          <label>
            <input
              type="checkbox"
              checked={wantsComparison}
              onChange={({ currentTarget }) => setComparison(currentTarget.checked)}
            />{" "}
            {said.compared}
          </label>
        )}
      </div>
      {!isPossible && (state?.stack.length ?? 0) > 0 && <p class="note">{said.notCompared}</p>}
      <p>{said.numbersHow}</p>
      <Command text={command} />
      <Problems problems={desk.problems} />
      {isBusy && <Progress progress={desk.progress ?? { done: 0, of: 0 }} stop={desk.end} />}
      <div class="choice">
        {(["csv", "json"] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            aria-disabled={isBusy}
            onClick={() => (isBusy ? undefined : void save(kind))}
          >
            {said[kind]}
          </button>
        ))}
        <span class="note" role="status" lang={tongue().formats.language}>
          {status}
        </span>
      </div>
      <Beside store={store} asked={asked} />
    </section>
  );
}

function wholeIn(text: string): number {
  const value = Math.round(Number(text));
  return Number.isFinite(value) ? Math.min(mostRuns, Math.max(1, value)) : 1;
}

/** To be copied by hand where the browser gives the page no clipboard. */
function Command({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // it can still be selected
    }
  };
  return (
    <p class="command">
      <code tabIndex={0}>
        {text !== "" &&
          text.split(" ").map((word, nth) => (
            // an option is not broken at its dashes
            <span key={nth}>{word} </span>
          ))}
      </code>{" "}
      <button type="button" onClick={() => void copy()}>
        {copied === text && text !== "" ? shareWords().copied : shareWords().copy}
      </button>
    </p>
  );
}
