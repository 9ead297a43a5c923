// Opens the editor of the model's documents, which is fetched only then, and stays from then on: it knows what was edited.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Store } from "../store.ts";
import { words } from "../words/words.ts";

interface EditParts {
  readonly store: Store;
}

export function EditButton({ store }: EditParts) {
  const isEditing = store.isEditing.value;
  return (
    <button
      type="button"
      id="edit"
      class="plain"
      aria-expanded={isEditing}
      onClick={() => (store.isEditing.value = !isEditing)}
    >
      {words().editOpen}
    </button>
  );
}

export function EditPlace({ store }: EditParts) {
  const [found, setFound] = useState<{ readonly Editing: ComponentType<EditParts> } | null>(null);
  const isWanted = store.isEditing.value;
  useEffect(() => {
    if (isWanted && found === null) void fetchEditing().then((next) => next !== null && setFound(next));
  }, [isWanted]);
  return found === null ? null : <found.Editing store={store} />;
}

/** null where it cannot be had: the page stays as it is */
async function fetchEditing(): Promise<{ readonly Editing: ComponentType<EditParts> } | null> {
  try {
    const { Editing } = await import("../edit/Editing.tsx");
    return { Editing };
  } catch {
    return null;
  }
}
