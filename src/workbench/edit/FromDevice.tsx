// Documents from the reader's own device, put over those of the same name.
import { useState } from "preact/hooks";
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";
import { whyNotShown } from "./givenText.ts";
import { Problems } from "../views/Problems.tsx";
import type { EditorParts } from "./editorParts.ts";
import { nameOf, pathBeside } from "./session.ts";
import { editWords } from "./words/editWords.ts";

/** bytes: a document of a million characters may take up to three for each */
const largest = 3_000_000;

export function FromDevice({ session }: EditorParts) {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const take = async (chosen: FileList | null): Promise<void> => {
    const files = [...(chosen ?? [])];
    const tooLarge = files.filter(({ size }) => size > largest);
    setProblems(
      tooLarge.map(({ name, size }) =>
        problem("usage", null, name, "a document of at most 1 MB", `${(size / 1e6).toFixed(1)} MB`),
      ),
    );
    const draft = session.draft.value;
    if (draft === null || tooLarge.length > 0) return;
    const put = await Promise.all(
      files.map(async (file): Promise<DocumentFile> => {
        const known = draft.texts.files.find(({ path }) => nameOf(path) === file.name)?.path;
        return { path: known ?? pathBeside(draft, file.name), text: await file.text() };
      }),
    );
    const notShown = put.flatMap((file) => whyNotShown(file) ?? []);
    setProblems(notShown);
    if (notShown.length === 0) session.put(put);
  };
  return (
    <details>
      <summary>{editWords().filesTitle}</summary>
      <p class="note">{editWords().filesHow}</p>
      <label>
        {editWords().filesPick}
        <input
          type="file"
          accept=".yaml,.yml"
          multiple
          onChange={({ currentTarget }) => {
            void take(currentTarget.files);
            currentTarget.value = "";
          }}
        />
      </label>
      <Problems problems={problems} />
    </details>
  );
}
