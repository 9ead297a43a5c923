// What every part of the editor is given.
import type { Store } from "../store.ts";
import type { EditSession } from "./session.ts";

export interface EditorParts {
  readonly store: Store;
  readonly session: EditSession;
}
