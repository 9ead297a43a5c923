// The sources of one parameter: its value as written, every figure with publisher, table, cell and date, and whose
// judgement it is and why.
import { useState } from "preact/hooks";
import type { SourceRow } from "../../ask/explain/parameterSources.ts";
import { fill, words } from "../words/words.ts";

export function SourceRows({ rows }: { readonly rows: readonly SourceRow[] }) {
  const kinds = { fact: words().factKind, estimate: words().estimateKind, judgement: words().judgementKind };
  return (
    <>
      {rows.map((row) => (
        <div key={row.alternative} class={`source-row ${row.kind}`}>
          <p>
            <b>{kinds[row.kind]}</b>
            {row.alternative !== "" && <span lang="en"> {row.alternative}</span>}: <Value text={row.value} />
          </p>
          {row.facts.length > 0 && (
            <ul lang="en">
              {row.facts.map(({ id, figure, address }) => (
                <li key={id}>
                  {figure}: {address} <code>{id}</code>
                </li>
              ))}
            </ul>
          )}
          {row.alignment !== "" && <Remark phrase={fill(words().sourcesAligned, { how: row.alignment })} />}
          {row.method !== "" && <Remark phrase={fill(words().sourcesComputed, { how: row.method })} />}
          {row.judged !== "" && <Remark phrase={fill(words().sourcesJudgedPart, { what: row.judged })} />}
          {row.judgedBy !== "" && (
            <Remark phrase={fill(words().sourcesJudgedBy, { who: row.judgedBy, why: row.reason })} />
          )}
        </div>
      ))}
    </>
  );
}

/** letters of a value that are read at a glance */
const mostAtAGlance = 160;

/** A table of hundreds of numbers is folded away behind its beginning. */
function Value({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(text.length <= mostAtAGlance);
  return (
    <>
      <span lang="en">{isWhole ? text : `${text.slice(0, mostAtAGlance)} …`}</span>
      {!isWhole && (
        <button type="button" class="plain" onClick={() => setWhole(true)}>
          {words().pageMore}
        </button>
      )}
    </>
  );
}

function Remark({ phrase }: { readonly phrase: string }) {
  return <p class="note">{phrase}</p>;
}
