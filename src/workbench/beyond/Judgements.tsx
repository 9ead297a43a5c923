// The ledger of judgements: everything that somebody decided because nothing published says it.
import { useEffect, useState } from "preact/hooks";
import type { ModelSources } from "../../ask/live/sourcesOf.ts";
import { words } from "../words/words.ts";
import type { Parts } from "../views/Answer.tsx";
import { Problems } from "../views/Problems.tsx";
import { useDesk } from "./useDesk.ts";

type Row = ModelSources["judgements"][number];

export function Judgements({ store }: Parts) {
  const desk = useDesk(store);
  const [isOpen, setOpen] = useState(false);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [wanted, setWanted] = useState("");
  useEffect(() => {
    if (isOpen && rows === null) void desk.ask("judgements", {}).then(setRows);
  }, [isOpen]);
  const all = rows ?? [];
  const shown = all.filter((row) => textOf(row).includes(wanted.trim().toLowerCase()));
  const heads = [words().sourcesWhat, words().sourcesRange, words().sourcesWho, words().sourcesUsedBy];
  return (
    <details class="section judgements" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{words().sourcesJudgements}</h2>
      </summary>
      <p class="note">{words().sourcesLedger}</p>
      <Problems problems={desk.problems} />
      {rows !== null && (
        <label>
          {words().sourcesFind}{" "}
          <input type="search" value={wanted} onInput={({ currentTarget }) => setWanted(currentTarget.value)} />{" "}
          <span class="note" role="status">
            {shown.length} / {all.length}
          </span>
        </label>
      )}
      {shown.length > 0 && (
        <div class="scroll" role="region" tabIndex={0} aria-label={words().sourcesJudgements}>
          <table>
            <caption>{words().sourcesJudgements}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody lang="en">
              {shown.map((row, nth) => (
                <tr key={`${nth} ${row.parameter}`}>
                  <th scope="row">
                    {row.title}: <span class="value">{row.value}</span> {row.unit}
                  </th>
                  <td>{row.range === "" ? row.state : row.range}</td>
                  <td>
                    {row.judgedBy}
                    {row.reason !== "" && <span class="note">: {row.reason}</span>}
                  </td>
                  <td>{row.usedBy.join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function textOf({ title, judgedBy, reason, usedBy, parameter }: Row): string {
  return [title, judgedBy, reason, parameter, ...usedBy].join(" ").toLowerCase();
}
