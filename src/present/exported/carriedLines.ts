// What a page that is one file says of what is in it.
import { engineVersion } from "../../study/engineVersion.ts";

interface Carried {
  readonly id: string;
  readonly hash: string;
  /** somebody changed its documents on a page */
  readonly isEdited: boolean;
}

export function carriedLines({ id, hash, isEdited }: Carried): readonly string[] {
  const documents = isEdited
    ? `its documents as somebody changed them on a page (hash ${hash})`
    : `its documents (hash ${hash})`;
  return [`In this file: the model ${id}, ${documents}, the figures they name, and Pendency ${engineVersion}. It needs no network and sends nothing.`]; // prettier-ignore
}
