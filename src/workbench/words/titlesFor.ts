// The titles of the model that is open, in the language of the page: fetched when it is not the model's own.
import type { Translation } from "../../documents/translation.ts";
import type { PackPlace } from "../engine/packPlace.ts";
import { textAt } from "../engine/textAt.ts";
import type { Language } from "./format.ts";
import type { TranslatedModel } from "./translatedModel.ts";

/** @returns null for the model's own language, and where no titles can be had: it is shown as it is */
export async function titlesFor(place: PackPlace, language: Language): Promise<TranslatedModel | null> {
  if (language === "en") return null;
  try {
    const found = JSON.parse(await textAt(place)) as readonly Translation[];
    const { translatedModel } = await import("./translatedModel.ts");
    return translatedModel(found, language);
  } catch {
    return null;
  }
}
