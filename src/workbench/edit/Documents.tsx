// The documents of a draft: one of them shown, its mistakes in place and in a list that leads to them, and what can be done
// with all of them.
import { useEffect, useRef, useState } from "preact/hooks";
import { whereOf } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { saveFile } from "../exported/saveFile.ts";
import { fill, tongue, words } from "../words/words.ts";
import { ExpectedGot, Problems } from "../views/Problems.tsx";
import { Said } from "../views/Said.tsx";
import { CodeView } from "./codeView.ts";
import type { EditorParts } from "./editorParts.ts";
import { FromDevice } from "./FromDevice.tsx";
import { NewModel } from "./NewModel.tsx";
import { OwnTable } from "./OwnTable.tsx";
import { nameOf } from "./session.ts";
import type { EditSession } from "./session.ts";
import { countedWords, editWords } from "./words/editWords.ts";

export function Documents({ store, session }: EditorParts) {
  const draft = session.draft.value;
  const path = session.path.value;
  const checked = session.checked.value;
  const quick = session.quick.value;
  // the whole reading says all that the quick one says, and comes later
  const told = checked ?? (quick === null ? null : { problems: quick, warnings: [] });
  const host = useRef<HTMLDivElement>(null);
  const code = useRef<CodeView | null>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const isThere = draft !== null;
  useEffect(() => {
    if (!isThere || host.current === null) return;
    const view = new CodeView(host.current, `${editWords().title}. ${editWords().keys}`, {
      changed: (changedPath, text) => session.type(changedPath, text),
      left: () => choice.current?.focus(),
      files: () => session.draft.value?.texts.files ?? [],
    });
    code.current = view;
    return () => {
      code.current = null;
      view.close();
    };
  }, [isThere]);
  useEffect(() => {
    const file = session.draft.value?.texts.files.find((one) => one.path === path);
    if (file !== undefined) code.current?.open(file);
  }, [path, isThere, session.arrivals.value]);
  useEffect(() => {
    if (told !== null) code.current?.show(told.problems, told.warnings);
  }, [checked, quick, path]);
  if (draft === null) {
    return (
      <>
        <Problems problems={session.refused.value} />
        {session.refused.value.length === 0 && <p role="status">{words().opening}</p>}
      </>
    );
  }
  const goTo = ({ at }: Problem): void => {
    if (at === null) return;
    session.look(at.file);
    // once that document is shown
    setTimeout(() => code.current?.goTo(at.line, at.column));
  };
  const changed = session.changed.value.map((file) => file.path);
  const shown = draft.texts.files.find((file) => file.path === path);
  const download = (paths: readonly string[]): void => {
    for (const file of draft.texts.files) {
      if (paths.includes(file.path)) saveFile(nameOf(file.path), file.text, "application/yaml");
    }
    session.downloaded();
  };
  const isWrong = told !== null && told.problems.length > 0;
  const isTold = told !== null && told.problems.length + told.warnings.length > 0;
  return (
    <>
      <div class="row">
        <label>
          {editWords().document}
          <select ref={choice} value={path} onChange={({ currentTarget }) => session.look(currentTarget.value)}>
            {draft.texts.files.map((file) => (
              <option key={file.path} value={file.path}>
                {file.path}
                {changed.includes(file.path) && draft.published !== null ? ` (${editWords().changedMark})` : ""}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="note" id="editor-keys">
        {editWords().keys}
      </p>
      <div ref={host} class="code" />
      <div role="status">
        {told === null && <span class="note">{editWords().checking}</span>}
        {checked === null && told !== null && !isWrong && <span class="note">{editWords().quickInOrder}</span>}
        {checked !== null && !isWrong && <span class="good">{editWords().inOrder}</span>}
        {isWrong && <b>{countedWords(editWords().mistakes, told.problems.length)}</b>}{" "}
        {checked !== null && checked.warnings.length > 0 && (
          <span class="note">{countedWords(editWords().warnings, checked.warnings.length)}</span>
        )}
      </div>
      {checked === null && !isWrong && <Reading {...session.progress.value} />}
      {isTold && tongue().formats.language !== "en" && <p class="note">{editWords().readerSpeaks}</p>}
      {isTold && (
        <ol class="mistakes">
          {told.problems.map((one) => (
            <Mistake key={`${whereOf(one)} ${one.got}`} found={one} goTo={goTo} />
          ))}
          {told.warnings.map((one) => (
            <Mistake key={`${whereOf(one)} ${one.got}`} found={one} goTo={goTo} isWarning />
          ))}
        </ol>
      )}
      <div class="row">
        <button
          type="button"
          aria-disabled={isWrong || session.isRunning.value}
          onClick={() => (isWrong || session.isRunning.value ? undefined : void session.run())}
        >
          {editWords().run}
        </button>
        {shown !== undefined && (
          <button type="button" onClick={() => download([shown.path])}>
            {fill(editWords().download, { name: nameOf(shown.path) })}
          </button>
        )}
        {changed.length > 1 && (
          <button type="button" onClick={() => download(changed)}>
            {editWords().downloadChanged}
          </button>
        )}
        {changed.length > 0 && <Forget session={session} count={changed.length} />}
      </div>
      <div role="status" class="note">
        {session.isRunning.value && <p>{editWords().running}</p>}
        {isWrong && <p>{editWords().cannotRun}</p>}
        {!isWrong && !session.isRunning.value && !session.isOnPage.value && <p>{editWords().notRun}</p>}
        {session.isRecalled.value && <p>{editWords().recalled}</p>}
        {changed.length > 0 && <p>{session.isKept.value ? editWords().kept : editWords().notKept}</p>}
      </div>
      <Problems problems={session.refused.value} />
      <OwnTable store={store} session={session} />
      <NewModel store={store} session={session} />
      <FromDevice store={store} session={session} />
    </>
  );
}

/** Of a large model all documents together take their time; beside the text, so that nobody hears every step. */
function Reading({ done, of }: { readonly done: number; readonly of: number }) {
  const said =
    of === 0 ? editWords().checkingAll : fill(editWords().checkingStacks, { done: String(done), of: String(of) });
  return (
    <p class="under-way">
      <progress max={Math.max(1, of)} value={of === 0 ? undefined : done} aria-label={said} />
      <span class="note">{said}</span>
    </p>
  );
}

interface MistakeParts {
  readonly found: Problem;
  readonly isWarning?: boolean;
  goTo(found: Problem): void;
}

function Mistake({ found, isWarning = false, goTo }: MistakeParts) {
  const { expected, got, hint } = found;
  return (
    <li class={isWarning ? "warning" : ""}>
      {found.at === null ? (
        <b>{whereOf(found)}</b>
      ) : (
        <button type="button" class="plain" title={editWords().goTo} onClick={() => goTo(found)}>
          {whereOf(found)}
        </button>
      )}{" "}
      <ExpectedGot expected={expected} got={got} />
      {hint !== undefined && (
        <span class="note">
          {" "}
          <Said text={hint} />
        </span>
      )}
    </li>
  );
}

/** Asks once more before anything is gone. */
function Forget({ session, count }: { readonly session: EditSession; readonly count: number }) {
  const [isSure, setSure] = useState(false);
  const act = (): void => {
    setSure(!isSure);
    if (isSure) void session.forget();
  };
  return (
    <button type="button" onClick={act} onBlur={() => setSure(false)}>
      {isSure ? fill(editWords().forgetSure, { count: String(count) }) : editWords().forget}
    </button>
  );
}
