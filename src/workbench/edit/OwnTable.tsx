// Brings a table of the reader's own into the documents: a file chosen or dropped, what it replaces and which columns it has,
// a picture of both, and then the documents with it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { TablePut, Tables } from "../../ask/live/ownTable.ts";
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { changeChart, changeSentence, changeTable } from "../../present/changeChart.ts";
import { foldedTableIn } from "../../present/table.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { fill, tongue, words } from "../words/words.ts";
import { Problems } from "../views/Problems.tsx";
import { tableWords } from "../views/tableWords.ts";
import { useWidth } from "../views/useWidth.ts";
import type { EditorParts } from "./editorParts.ts";
import { countedWords, editWords } from "./words/editWords.ts";

/** bytes: more than the reader of tables takes anyway */
const largest = 6_000_000;

interface Chosen {
  readonly file: DocumentFile;
  readonly found: Tables;
}

/** What somebody says of the file. */
interface Mapped {
  readonly key: string;
  /** "": everybody */
  readonly level: string;
  readonly date: number;
  readonly value: number;
  readonly unit: string;
  readonly whose: string;
}

export function OwnTable({ session }: EditorParts) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mapped, setMapped] = useState<Mapped | null>(null);
  const [made, setMade] = useState<TablePut | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [said, say] = useState("");
  const asked = useRef(0);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setProblems([]);
    setMade(null);
    setChosen(null);
    say("");
    if (file.size > largest) {
      const size = `${(file.size / 1e6).toFixed(1)} MB`;
      setProblems([problem("usage", null, file.name, "a table of at most 2 MB", size)]);
      return;
    }
    setBusy(true);
    const read = { path: file.name, text: await file.text() };
    const answer = await session.tables(read);
    setBusy(false);
    if (!("found" in answer)) return setProblems(answer.problems);
    const { found } = answer;
    const first = found.places.find(({ group }) => group !== "other") ?? found.places.at(0);
    setChosen({ file: read, found });
    setMapped({ key: first?.key ?? "", level: "", date: found.table.date, value: found.table.value, unit: first?.unit ?? "", whose: read.path }); // prettier-ignore
  };
  useEffect(() => {
    if (chosen === null || mapped === null) return;
    const turn = (asked.current += 1);
    setBusy(true);
    void session.preview(chosen.file, mapped).then((answer) => {
      // somebody has said something else meanwhile
      if (turn !== asked.current) return;
      setBusy(false);
      setMade("found" in answer ? answer.found : null);
      setProblems("found" in answer ? [] : answer.problems);
    });
  }, [chosen, mapped]);
  const place = chosen?.found.places.find(({ key }) => key === mapped?.key);
  const use = (): void => {
    if (made === null || place === undefined || chosen === null) return;
    session.put([made.file]);
    say(fill(editWords().tableDone, { title: place.title, count: String(made.count), name: chosen.file.path }));
    asked.current += 1;
    setChosen(null);
    setMade(null);
  };
  return (
    <details>
      <summary>{editWords().tableTitle}</summary>
      <p class="note">{editWords().tableHow}</p>
      <div
        class={isOver ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <label>
          {editWords().tableFile}
          <input
            type="file"
            class="csv"
            accept=".csv,text/csv"
            onClick={({ currentTarget }) => {
              // the same file can be chosen again, and until then its name stands there
              currentTarget.value = "";
            }}
            onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
          />
        </label>
      </div>
      {chosen !== null && mapped !== null && <Mapping chosen={chosen} mapped={mapped} change={setMapped} />}
      {place?.varies === true && mapped?.level === "" && <p class="note">{editWords().tableVaries}</p>}
      {place?.isDrawn === true && (
        <p class="note">{mapped?.level === "" ? editWords().tableCertain : editWords().tableStillDrawn}</p>
      )}
      <Problems problems={problems} />
      <p role="status" class="note">
        {isBusy ? editWords().checking : said}
      </p>
      {made !== null && !isBusy && <Preview made={made} />}
      {chosen !== null && (
        <button
          type="button"
          aria-disabled={made === null || isBusy}
          onClick={() => (made === null || isBusy ? undefined : use())}
        >
          {editWords().tableUse}
        </button>
      )}
    </details>
  );
}

interface MappingParts {
  readonly chosen: Chosen;
  readonly mapped: Mapped;
  change(mapped: Mapped): void;
}

function Mapping({ chosen: { found }, mapped, change }: MappingParts) {
  const { columns, rows } = found.table;
  const place = found.places.find(({ key }) => key === mapped.key);
  const groups = [
    ["arrivals", editWords().tableArrivals],
    ["capacity", editWords().tableCapacity],
    ["other", editWords().tableOthers],
  ] as const;
  const column = (at: "date" | "value", label: string) => (
    <label>
      {label}
      <select
        value={mapped[at]}
        onChange={({ currentTarget }) => change({ ...mapped, [at]: Number(currentTarget.value) })}
      >
        {columns.map((name, nth) => (
          <option key={nth} value={nth}>
            {name === "" ? String(nth + 1) : name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="fields">
      <label>
        {editWords().tableReplaces}
        <select
          value={mapped.key}
          onChange={({ currentTarget }) => {
            const next = found.places.find(({ key }) => key === currentTarget.value);
            if (next !== undefined) change({ ...mapped, key: next.key, level: "", unit: next.unit });
          }}
        >
          {groups.map(([group, title]) => (
            <optgroup key={group} label={title}>
              {found.places
                .filter((one) => one.group === group)
                .map((one) => (
                  <option key={one.key} value={one.key}>
                    {one.title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      {place !== undefined && place.levels.length > 0 && (
        <label>
          {editWords().tableLevel}
          <select
            value={mapped.level}
            onChange={({ currentTarget }) => change({ ...mapped, level: currentTarget.value })}
          >
            <option value="">{words().levelEverybody}</option>
            {place.levels.map((level) => (
              <option key={level} value={level}>
                {level}
              </option>
            ))}
          </select>
        </label>
      )}
      {column("date", editWords().tableDate)}
      {column("value", editWords().tableValue)}
      {place?.isCounts !== true && (
        <label>
          {editWords().tableUnit}
          <input
            value={mapped.unit}
            onChange={({ currentTarget }) => change({ ...mapped, unit: currentTarget.value })}
          />
        </label>
      )}
      <label>
        {editWords().tableWhose}
        <input
          value={mapped.whose}
          onChange={({ currentTarget }) => change({ ...mapped, whose: currentTarget.value })}
        />
      </label>
      <p class="note">
        {countedWords(editWords().tableRows, rows)}. {editWords().tableMeans}{" "}
        {place?.isCounts === true ? editWords().tableCounts : editWords().tableSteps}
      </p>
    </div>
  );
}

function Preview({ made: { panel } }: { readonly made: TablePut }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const names = { base: editWords().tableBefore, now: editWords().tableAfter };
  const said = tongue().change;
  // markup of present: every text in it has gone through its one escape function
  const picture = changeChart(panel, [], { id: "own-table", width, height: 240, show: "level", names, words: said });
  return (
    <figure>
      <figcaption>{fill(editWords().tablePreview, { title: panel.title })}</figcaption>
      <div ref={place} class="picture" dangerouslySetInnerHTML={{ __html: picture }} />
      <p>{changeSentence(panel, names, said)}</p>
      <div dangerouslySetInnerHTML={{ __html: foldedTableIn(changeTable(panel, [], names, said), tableWords()) }} />
    </figure>
  );
}
