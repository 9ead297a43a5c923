// Begins a model of the reader's own from a template, or goes on with one that was begun in this browser before.
import { useRef, useState } from "preact/hooks";
import { isModelName, namedTemplate } from "../../documents/template.ts";
import type { Problem } from "../../errors.ts";
import { Problems } from "../views/Problems.tsx";
import { fill } from "../words/words.ts";
import type { EditorParts } from "./editorParts.ts";
import type { Template } from "./session.ts";
import { editWords } from "./words/editWords.ts";

export function NewModel({ session }: EditorParts) {
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [chosen, choose] = useState("");
  const [name, setName] = useState("my-model");
  const own = useRef<readonly string[]>([]);
  const open = (isOpen: boolean): void => {
    if (!isOpen) return;
    own.current = session.owned();
    void session.templates().then((answer) => {
      if (!("found" in answer)) return setProblems(answer.problems);
      setTemplates(answer.found);
      choose(answer.found.find((one) => one.name === "office")?.name ?? answer.found.at(0)?.name ?? "");
    });
  };
  const isName = isModelName(name);
  const begin = (): void => {
    const template = templates?.find((one) => one.name === chosen);
    if (template === undefined || !isName) return;
    const files = namedTemplate(template.files, name).map(({ path, text }) => ({ path: `${name}/${path}`, text }));
    session.begin(name, files);
    document.getElementById("editor")?.scrollIntoView();
  };
  return (
    <details class="new-model" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{editWords().newTitle}</summary>
      <p class="note">{editWords().newHow}</p>
      <Problems problems={problems} />
      {templates !== null && (
        <div class="row">
          <label>
            {editWords().newTemplate}
            <select value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
              {templates.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {editWords().newName}
            <input
              value={name}
              aria-invalid={!isName}
              aria-describedby="new-name"
              onInput={({ currentTarget }) => setName(currentTarget.value.trim())}
            />
          </label>
          <button type="button" aria-disabled={!isName} onClick={begin}>
            {editWords().newBegin}
          </button>
        </div>
      )}
      <p class="note" id="new-name" role="status">
        {isName ? fill(editWords().newReplaces, { name: session.draft.value?.texts.id ?? "" }) : editWords().newBadName}
      </p>
      {own.current.map((id) => (
        <button key={id} type="button" onClick={() => session.goOn(id)}>
          {fill(editWords().newGoOn, { name: id })}
        </button>
      ))}
    </details>
  );
}
