// A saved run beside the numbers of the state: files of one run, picked by somebody, and a table of both.
import { useState } from "preact/hooks";
import type { BesideRuns } from "../../ask/frozen/besideRuns.ts";
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { besideSentences, besideTables, englishBeside } from "../../present/besideWords.ts";
import type { BesideWords } from "../../present/besideWords.ts";
import { foldedTableIn } from "../../present/table.ts";
import { Progress } from "../beyond/Progress.tsx";
import { useDesk } from "../beyond/useDesk.ts";
import type { Store } from "../store.ts";
import { Problems } from "../views/Problems.tsx";
import { tableWords } from "../views/tableWords.ts";
import { tongue } from "../words/words.ts";
import { spanishBeside } from "./esBeside.ts";
import type { NumbersAsked } from "./numbersAsked.ts";
import { shareWords } from "./shareWords.ts";

/** bytes: an answer of the flagship is a tenth of it */
const largest = 20_000_000;

interface BesideParts {
  readonly store: Store;
  /** null: the state has no answer yet */
  readonly asked: NumbersAsked | null;
}

/** What was found, and the state that it is of. */
interface Shown {
  readonly of: string;
  readonly beside: BesideRuns;
}

export function Beside({ store, asked }: BesideParts) {
  const desk = useDesk(store);
  const said = shareWords();
  const [tooLarge, refuse] = useState<readonly Problem[]>([]);
  const [shown, show] = useState<Shown | null>(null);
  const key = JSON.stringify(asked);
  const take = async (chosen: FileList | null): Promise<void> => {
    const files = [...(chosen ?? [])];
    show(null);
    const over = files.filter(({ size }) => size > largest);
    refuse(over.map(({ name, size }) => problem("usage", null, name, "a file of at most 20 MB", `${(size / 1e6).toFixed(1)} MB`))); // prettier-ignore
    if (asked === null || files.length === 0 || over.length > 0) return;
    const texts = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    const beside = await desk.ask("beside", { numbers: asked, files: texts, called: said.besideState });
    if (beside !== null) show({ of: key, beside });
  };
  return (
    <section class="besideRun" aria-label={said.besideTitle}>
      <h3>{said.besideTitle}</h3>
      <p class="note">{said.besideHow}</p>
      <label>
        {said.besidePick}{" "}
        <input
          type="file"
          accept=".json,application/json"
          multiple
          disabled={asked === null || desk.progress !== null}
          onClick={({ currentTarget }) => {
            // the same files can be chosen again, and until then their names stand there
            currentTarget.value = "";
          }}
          onChange={({ currentTarget }) => void take(currentTarget.files)}
        />
      </label>
      <Problems problems={[...tooLarge, ...desk.problems]} />
      {desk.progress !== null && <Progress progress={desk.progress} stop={desk.end} />}
      <div role="status">
        {shown !== null && shown.of !== key && <p class="note">{said.besideMoved}</p>}
        {shown !== null && <Found beside={shown.beside} words={besideWords(store)} />}
      </div>
    </section>
  );
}

function Found({ beside, words }: { readonly beside: BesideRuns; readonly words: BesideWords }) {
  return (
    <>
      <h4>{words.title(beside.right.called)}</h4>
      {besideSentences(beside, words).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {besideTables(beside, words).map((table) => (
        // markup of present: every text in it has gone through its one escape function
        <div key={table.name} dangerouslySetInnerHTML={{ __html: foldedTableIn(table, tableWords()) }} />
      ))}
    </>
  );
}

function besideWords(store: Store): BesideWords {
  const words = tongue().formats.language === "es" ? spanishBeside : englishBeside;
  return { ...words, titleOf: ({ name, title }) => store.titleOf("quantities", name, title) };
}
