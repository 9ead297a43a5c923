// The editor of the model's documents, and above everything what says that the page is of an edited model.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Store } from "../store.ts";
import { Documents } from "./Documents.tsx";
import { Edited } from "./Edited.tsx";
import { dressEditor } from "./editStyle.ts";
import { EditSession } from "./session.ts";
import { editWords } from "./words/editWords.ts";

export function Editing({ store }: { readonly store: Store }) {
  const session = useMemo(() => {
    dressEditor();
    return new EditSession(store, () => localStorage);
  }, [store]);
  const model = store.state.value?.model ?? "";
  const isEditing = store.isEditing.value;
  const opened = useRef("");
  useEffect(() => {
    if (!isEditing || opened.current === model) return;
    opened.current = model;
    // a model that was begun here is the draft itself
    if (session.draft.value?.texts.id !== model) void session.open(model);
  }, [model, isEditing]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (session.isUnsaved) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [session]);
  useEffect(() => {
    if (isEditing) document.getElementById("editor")?.focus();
  }, [isEditing]);
  const close = (): void => {
    store.isEditing.value = false;
    document.getElementById("edit")?.focus();
  };
  return (
    <>
      {store.edited.value !== null && <Edited session={session} />}
      <section
        id="editor"
        class="edit"
        tabIndex={-1}
        hidden={!isEditing}
        aria-label={editWords().title}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.defaultPrevented) close();
        }}
      >
        <header>
          <h2>{editWords().title}</h2>
          <button type="button" onClick={close}>
            {editWords().close}
          </button>
        </header>
        <Documents store={store} session={session} />
      </section>
    </>
  );
}
