// A statement of the reader's own, from a few choices: judged on the same draws with and without what was moved, and held
// by the page's address.
import { useEffect, useRef, useState } from "preact/hooks";
import type { LiveVerdicts } from "../../ask/live/liveClaims.ts";
import { ownCompares, ownCounts, ownLines } from "../../ask/live/ownChoices.ts";
import type { OwnClaim } from "../../ask/live/ownChoices.ts";
import { number } from "../../quantity/numberWords.ts";
import { fill, words } from "../words/words.ts";
import type { Parts } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { Said } from "../views/Said.tsx";
import { Progress } from "./Progress.tsx";
import { Tests } from "./Statement.tsx";
import { intervalSaid, missingSaid } from "./countedSaid.ts";
import { draws, noVerdicts } from "./draws.ts";
import { useDesk } from "./useDesk.ts";
import { verdictSaid } from "./verdictSaid.ts";

export function OwnStatement({ store, face }: Parts) {
  const desk = useDesk(store);
  const state = store.state.value as NonNullable<typeof store.state.value>;
  const [own, setOwn] = useState<OwnClaim>(state?.claim ?? firstOf(face));
  const [found, setFound] = useState<LiveVerdicts | null>(null);
  const shownOf = (claim: OwnClaim): string => JSON.stringify([state.stack, state.levers, state.sources, claim]);
  const shown = shownOf(own);
  const askedFor = useRef("");
  useEffect(() => {
    if (shown !== askedFor.current) setFound(null);
  }, [shown]);
  const change = (part: Partial<OwnClaim>): void => setOwn({ ...own, ...part });
  const ask = async (claim: OwnClaim): Promise<void> => {
    asked.current = JSON.stringify(claim);
    store.look({ claim });
    askedFor.current = shownOf(claim);
    setFound(await desk.ask("own", { claim, moves: state, draws }, noVerdicts));
  };
  // whoever opens a link to a statement wants to know what it comes to
  const linked = state.claim === undefined ? "" : JSON.stringify(state.claim);
  const asked = useRef("");
  useEffect(() => {
    if (state.claim === undefined || linked === asked.current) return;
    setOwn(state.claim);
    void ask(state.claim);
  }, [linked]);
  const stages = face.stages.filter(({ kind }) => isCounted(kind, own.counts));
  const labels = wordsOfChoices();
  return (
    <form
      class="own"
      aria-label={words().claimsOwn}
      onSubmit={(event) => {
        event.preventDefault();
        void ask(own);
      }}
    >
      <h3>{words().claimsOwn}</h3>
      <p class="note">{words().claimsOwnHow}</p>
      <div class="fields">
        <Choice
          label={words().claimsOwnMeasure}
          value={own.counts}
          options={ownCounts}
          titles={labels}
          change={(counts) => change({ counts, stage: stageFor(face, counts, own.stage) })}
        />
        <Choice
          label={words().claimsOwnStage}
          value={own.stage}
          options={stages.map(({ name }) => name)}
          titles={titlesOf(stages)}
          change={(stage) => change({ stage })}
        />
        {face.groupLevels.length > 0 && (
          <Choice
            label={words().claimsOwnWho}
            value={own.level}
            options={["", ...face.groupLevels]}
            titles={{
              ...Object.fromEntries(face.groupLevels.map((level) => [level, store.titleOf("levels", level, level)])),
              "": words().levelEverybody,
            }}
            change={(level) => change({ level })}
          />
        )}
        <Choice
          label={own.counts === "stock" ? words().claimsOwnAt : words().claimsOwnFrom}
          value={own.from}
          options={["", ...face.periods]}
          titles={{ "": own.counts === "stock" ? words().claimsOwnEnd : words().claimsOwnWhole }}
          change={(from) => change({ from, to: "" })}
        />
        {own.counts !== "stock" && own.from !== "" && (
          <Choice
            label={words().claimsOwnTo}
            value={own.to === "" ? own.from : own.to}
            options={face.periods.slice(face.periods.indexOf(own.from))}
            titles={{}}
            change={(to) => change({ to })}
          />
        )}
        <Choice
          label={words().claimsCompared}
          value={own.compare}
          options={ownCompares}
          titles={labels}
          change={(compare) => change({ compare })}
        />
        <Choice
          label={words().claimsOwnCompare}
          value={own.line}
          options={ownLines}
          titles={labels}
          change={(line) => change({ line })}
        />
        <label>
          {words().claimsOwnValue}
          <input
            type="number"
            step="any"
            required
            value={own.value}
            onInput={({ currentTarget: { value } }) => {
              if (value.trim() !== "" && Number.isFinite(Number(value))) change({ value: Number(value) });
            }}
          />
        </label>
      </div>
      <p>
        <button type="submit" disabled={desk.progress !== null}>
          {words().claimsOwnAsk}
        </button>{" "}
        {state.claim !== undefined && (
          <>
            <button type="button" onClick={() => store.look({ claim: undefined })}>
              {words().claimsOwnForget}
            </button>{" "}
            <span class="note">{words().claimsOwnLinked}</span>
          </>
        )}
      </p>
      <Problems problems={desk.problems} />
      {desk.progress !== null && <Progress progress={desk.progress} stop={desk.stop} />}
      <div aria-live="polite">{found !== null && <Chance found={found} />}</div>
    </form>
  );
}

function Chance({ found: { verdicts, draws: made, stepDays } }: { readonly found: LiveVerdicts }) {
  const [verdict] = verdicts;
  if (verdict === undefined) return <p>{fill(words().runStopped, { done: "0", all: String(draws) })}</p>;
  const [test] = verdict.tests;
  const { runs, interval } = test;
  return (
    <>
      <p class="chance">
        {runs === null
          ? words().claimsOwnNothing
          : fill(words().claimsOwnHolds, {
              held: String(runs.held),
              made: String(runs.made),
              interval: intervalSaid(interval),
            })}
      </p>
      {test.undefinedRuns > 0 && <p>{missingSaid(test)}.</p>}
      <p class={verdict.gate?.status === "failed" ? "failed" : ""}>
        <b>{verdictSaid(verdict)}</b>{" "}
        <span class="note">
          {fill(words().claimsJudgedBy, { draws: String(made), step: number(stepDays) })}
          {verdict.reason !== "" && (
            <>
              ; <Said text={verdict.reason} />
            </>
          )}
        </span>
      </p>
      <Tests tests={verdict.tests} />
    </>
  );
}

interface ChoiceParts<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  /** what an option is called, where that is not its name */
  readonly titles: Readonly<Record<string, string>>;
  change(value: T): void;
}

function Choice<T extends string>({ label, value, options, titles, change }: ChoiceParts<T>) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => change(currentTarget.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {titles[option] ?? option}
          </option>
        ))}
      </select>
    </label>
  );
}

function firstOf(face: Parts["face"]): OwnClaim {
  const stage = stageFor(face, "stock", "");
  return { counts: "stock", stage, level: "", from: "", to: "", compare: "ratio", line: "at most", value: 1 };
}

/** The same stage where that can be counted so, and else the first one. */
function stageFor({ stages }: Parts["face"], counts: OwnClaim["counts"], stage: string): string {
  const possible = stages.filter(({ kind }) => isCounted(kind, counts));
  return (possible.find(({ name }) => name === stage) ?? possible[0] ?? stages[0]).name;
}

function isCounted(kind: Parts["face"]["stages"][number]["kind"], counts: OwnClaim["counts"]): boolean {
  if (counts === "stock") return kind === "stays" || kind === "line";
  return counts === "entries" || kind === "line";
}

function titlesOf(stages: Parts["face"]["stages"]): Readonly<Record<string, string>> {
  return Object.fromEntries(stages.map(({ name, title }) => [name, title]));
}

function wordsOfChoices(): Readonly<Record<string, string>> {
  return {
    stock: words().claimsCountStock,
    entries: words().claimsCountEntries,
    wait: words().claimsCountWait,
    value: words().claimsCompareValue,
    ratio: words().claimsCompareRatio,
    difference: words().claimsCompareDifference,
    "at least": words().claimsLineAtLeast,
    "at most": words().claimsLineAtMost,
    "more than": words().claimsLineMoreThan,
    "less than": words().claimsLineLessThan,
  };
}
