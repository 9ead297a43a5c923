// What was said, and whether it is so: every statement with its verdict, those that only runs decide when somebody asks,
// and one that the reader writes.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Verdict } from "../../judge/verdict.ts";
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { number } from "../../quantity/numberWords.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { fill, words } from "../words/words.ts";
import type { Parts } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { draws, noVerdicts } from "./draws.ts";
import { OwnStatement } from "./OwnStatement.tsx";
import { Progress } from "./Progress.tsx";
import { beforeOf, Since } from "./Since.tsx";
import { Statement } from "./Statement.tsx";
import { useDesk } from "./useDesk.ts";
import { turningsLegend } from "./TurnedBy.tsx";
import { useSince } from "./useSince.ts";
import { useTurnings } from "./useTurnings.ts";
import type { JudgedBy } from "./verdictsSince.ts";

interface ByRuns {
  readonly verdict: Verdict;
  readonly note: string;
  readonly by: JudgedBy;
}

export function Statements({ store, face }: Parts) {
  const desk = useDesk(store);
  const linked = store.state.value?.statement;
  const [isOpen, setOpen] = useState(store.state.value?.claim !== undefined || linked !== undefined);
  const list = useRef<HTMLUListElement>(null);
  const [atOnce, setAtOnce] = useState<readonly Verdict[] | null>(null);
  const [toRun, setToRun] = useState<readonly string[]>([]);
  const [byRuns, setByRuns] = useState<ReadonlyMap<string, ByRuns>>(new Map());
  const state = store.state.value;
  const moved = JSON.stringify([state?.levers, state?.sources]);
  const wasMoved = useRef(moved);
  useEffect(() => {
    if (!isOpen || atOnce !== null) return;
    void desk.ask("statements", {}).then((found) => {
      setAtOnce(found?.verdicts ?? []);
      setToRun(found?.runs ?? []);
    });
  }, [isOpen]);
  // a link that is followed on the page leads to what one leads to that it is opened with
  useEffect(() => {
    if (linked !== undefined) setOpen(true);
  }, [linked]);
  // whoever comes from a statement of a report sees it first
  useEffect(() => {
    if (atOnce === null || linked === undefined) return;
    list.current?.querySelector(`[data-id="${CSS.escape(linked)}"]`)?.scrollIntoView({ block: "center" });
  }, [atOnce, linked]);
  useEffect(() => {
    if (wasMoved.current === moved) return;
    wasMoved.current = moved;
    setByRuns(new Map());
  }, [moved]);
  const open = toRun.filter((id) => !byRuns.has(id));
  const judged = (atOnce ?? []).flatMap((one) => byRuns.get(one.id)?.verdict ?? (open.includes(one.id) ? [] : [one]));
  const since = useSince(store, { judged, by: [...byRuns.values()].map(({ by }) => by), isWanted: isOpen && judged.length > 0 }); // prettier-ignore
  const turnings = useTurnings(store, isOpen);
  const legend = turningsLegend(turnings);
  if (state === null) return null;
  // who closes the statements has left the one that a link led to
  const fold = (isUnfolded: boolean): void => {
    setOpen(isUnfolded);
    if (!isUnfolded && linked !== undefined) store.look({ statement: undefined });
  };
  const run = async (ids: readonly string[]): Promise<void> => {
    const found = await desk.ask("claims", { ids, moves: state, draws }, noVerdicts);
    if (found === null || found.draws === 0) return;
    const note = fill(words().claimsJudgedBy, { draws: String(found.draws), step: number(found.stepDays) });
    const by = { draws: found.draws, stepDays: found.stepDays };
    setByRuns(
      (before) =>
        new Map([...before, ...found.verdicts.map((verdict) => [verdict.id, { verdict, note, by }] as const)]),
    );
  };
  return (
    <details class="section statements" open={isOpen} onToggle={({ currentTarget }) => fold(currentTarget.open)}>
      <summary>
        <h2>{words().claimsTitle}</h2>
      </summary>
      <OwnStatement store={store} face={face} />
      {atOnce !== null && atOnce.length > 0 && <p class="note">{words().claimsHow}</p>}
      {atOnce !== null && legend !== "" && <p class="note">{legend}</p>}
      <Problems problems={desk.problems} />
      {desk.progress !== null && <Progress progress={desk.progress} stop={desk.stop} />}
      <Since since={since} titleOf={(id, original) => store.titleOf("statements", id, original)} />
      {desk.progress === null && open.length > 1 && (
        <button type="button" onClick={() => void run(open)}>
          {fill(words().claimsRunAll, { count: String(open.length), draws: String(draws) })}
        </button>
      )}
      {linked !== undefined && atOnce?.every(({ id }) => id !== linked) === true && (
        <Problems problems={[noStatement(linked, atOnce)]} />
      )}
      <ul class="list" ref={list}>
        {(atOnce ?? []).map((one) => {
          const ran = byRuns.get(one.id);
          const isOpenYet = toRun.includes(one.id) && ran === undefined;
          return (
            <Statement
              key={one.id}
              store={store}
              verdict={ran?.verdict ?? one}
              titleOf={(section, original) => store.titleOf(section, one.id, original)}
              note={ran?.note ?? ""}
              before={beforeOf(since, one.id)}
              turnings={turnings.filter(({ claim }) => claim === one.id)}
              run={isOpenYet ? () => void run([one.id]) : null}
              isBusy={desk.progress !== null}
              isLinked={one.id === linked}
            />
          );
        })}
      </ul>
    </details>
  );
}

function noStatement(id: string, all: readonly Verdict[]): Problem {
  const known = all.map((one) => one.id);
  return problem("usage", null, "link › statement", "a statement of the model", JSON.stringify(id), didYouMean(id, known)); // prettier-ignore
}
