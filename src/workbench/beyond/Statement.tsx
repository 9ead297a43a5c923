// One statement: its verdict with the words of its gate in the same line, what would turn it, who said it, and folded away
// what was compared and what is not tested.
import type { Turning } from "../../ask/flip/nearest.ts";
import type { TestResult, Verdict } from "../../judge/verdict.ts";
import { number } from "../../quantity/numberWords.ts";
import { verdictMarks } from "../../present/verdictWords.ts";
import { fill, tongue, words } from "../words/words.ts";
import { heldSaid, missingSaid } from "./countedSaid.ts";
import { draws } from "./draws.ts";
import type { Store } from "../store.ts";
import { TurnedBy } from "./TurnedBy.tsx";
import { verdictSaid } from "./verdictSaid.ts";

interface StatementParts {
  readonly store: Store;
  readonly verdict: Verdict;
  /** a text of the statement in the language of the page */
  titleOf(section: "short" | "statements", original: string): string;
  /** by what it was judged; "" where nothing was run */
  readonly note: string;
  /** what it was in the last edition; "": the same, or there is none */
  readonly before: string;
  /** which single figures turn it; []: nobody found out, or something is moved */
  readonly turnings: readonly Turning[];
  /** null: nothing is left to run */
  readonly run: (() => void) | null;
  readonly isBusy: boolean;
  /** a link leads to it */
  readonly isLinked: boolean;
}

export function Statement({ store, verdict, titleOf, note, before, turnings, run, isBusy, isLinked }: StatementParts) {
  const { short, words: whole, said, gate, notTested, parts, tests } = verdict;
  const mark = verdictMarks[verdict.verdict];
  const isGrey = run === null && gate?.status === "failed";
  return (
    <li
      class={`statement${isGrey ? " failed" : ""}${isLinked ? " linked" : ""}`}
      data-id={verdict.id}
      aria-current={isLinked ? "true" : undefined}
    >
      <p>
        <b class={run === null ? `verdict ${mark.tone}` : "verdict plain"}>
          <span aria-hidden="true">{run === null ? mark.symbol : "…"}</span>{" "}
          {run === null ? verdictSaid(verdict) : words().claimsNotRun}
          {run === null &&
            parts.length === 0 &&
            verdict.runs !== null &&
            `, ${heldSaid(verdict.runs, verdict.interval)}`}
        </b>{" "}
        {titleOf(whole === short ? "statements" : "short", short)}{" "}
        {run !== null && (
          <button type="button" disabled={isBusy} onClick={run}>
            {fill(words().claimsRunOne, { draws: String(draws) })}
          </button>
        )}
      </p>
      {before !== "" && <p class="note">{before}</p>}
      <TurnedBy store={store} turnings={turnings} which="nearest" />
      <details open={isLinked}>
        <summary>{fill(words().claimsSaid, { by: said.by, date: said.date })}</summary>
        {whole !== short && <p>“{titleOf("statements", whole)}”</p>}
        <div lang="en">
          {verdict.reason !== "" && <Reason text={verdict.reason} />}
          {run === null && parts.length > 0 && (
            <ul>
              {parts.map((part) => (
                <li key={part.title}>
                  <b>{verdictSaid(part)}</b>: {part.title}
                  {part.runs !== null && `, ${heldSaid(part.runs, part.interval)}`}
                  {part.reason !== "" && ` (${part.reason})`}
                </li>
              ))}
            </ul>
          )}
        </div>
        <TurnedBy store={store} turnings={turnings} which="deciding" />
        {note !== "" && <p class="note">{note}</p>}
        {run === null && tests.length > 0 && <Tests tests={tests} />}
        {notTested !== "" && (
          <p>
            <b>{words().claimsDoesNotTest}</b>: <span lang="en">{notTested}</span>
          </p>
        )}
      </details>
    </li>
  );
}

/** In English as far as no rule of the page's language has it. */
function Reason({ text }: { readonly text: string }) {
  const said = tongue().byRules(text);
  return <p lang={said === text ? undefined : tongue().formats.language}>{said}</p>;
}

export function Tests({ tests }: { readonly tests: readonly TestResult[] }) {
  return (
    <ul class="tests" aria-label={words().claimsTests} lang="en">
      {tests.map((test, nth) => (
        <li key={`${nth} ${test.description}`}>
          {test.source !== "" && `${test.source}: `}
          {test.description}
          {test.runs !== null && <span lang={tongue().formats.language}>; {heldSaid(test.runs, test.interval)}</span>}
          {test.undefinedRuns > 0 && <span lang={tongue().formats.language}>; {missingSaid(test)}</span>}
          {test.numbers.length > 0 && (
            <ul>
              {test.numbers.map((one) => (
                <li key={one.label}>
                  {one.label}: {one.value === null ? "–" : number(one.value)} {one.unit}
                  {one.p10 !== undefined && one.p90 !== undefined && ` (${number(one.p10)} – ${number(one.p90)})`}
                  {one.fact !== undefined && <small> {one.fact}</small>}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
