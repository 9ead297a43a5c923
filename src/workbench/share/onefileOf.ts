// The page as one file that recomputes itself: the model that is open, with the state that is seen.
import type { ModelOrigin } from "../../ask/live/modelOrigin.ts";
import { modelTexts } from "../../documents/modelTexts.ts";
import type { ModelFiles } from "../../documents/modelFiles.ts";
import { carriedLines } from "../../present/exported/carriedLines.ts";
import { carriedParts, onefile } from "../../present/exported/onefile.ts";
import { textAt } from "../engine/textAt.ts";
import { squeezed } from "../exported/squeeze.ts";
import { linkOf } from "../state/link.ts";
import type { Store } from "../store.ts";
import { tongue } from "../words/words.ts";

/** @throws PendencyError when a part of it cannot be had */
export async function onefileOf(store: Store, title: string): Promise<string> {
  const state = store.state.value;
  const model = state?.model ?? "";
  const isEdited = store.edited.value !== null;
  const textOf = async (part: (typeof carriedParts)[number]): Promise<string> => {
    if (part === "pack") return textAt(store.packPlace(""));
    if (part === "templates") return textAt(store.templatesPlace());
    if (part !== "documents") return textAt(store.packPlace(part));
    if (!isEdited) return textAt(store.documentsPlace(model));
    const { files } = JSON.parse(await textAt(store.packPlace("texts"))) as { readonly files: ModelFiles };
    return JSON.stringify(modelTexts(files));
  };
  const parts = await Promise.all(
    carriedParts.map(async (part) => [part, await squeezed(await textOf(part))] as const),
  );
  const { hash } = JSON.parse(await textAt(store.packPlace("origin"))) as ModelOrigin;
  // what is edited elsewhere is this file's own model
  const { edited: _edited, ...shown } = state ?? {};
  return onefile({
    title: `${title} · Pendency`,
    language: tongue().formats.language,
    model,
    state: state === null ? "" : linkOf(shown as typeof state),
    carries: carriedLines({ id: model, hash, isEdited }),
    parts: Object.fromEntries(parts) as Record<(typeof carriedParts)[number], string>,
    ...(await store.ownParts()),
  });
}
