// The language of the page: the other one is a button away, and what stays in English is told.
import type { Store } from "../store.ts";
import { tongue, words } from "../words/words.ts";

export function Speaks({ store }: { readonly store: Store }) {
  const { language } = tongue().formats;
  const other = language === "en" ? "es" : "en";
  const titles = store.titles.value;
  return (
    <>
      <button type="button" class="plain speaks" lang={other} onClick={() => store.look({ language: other })}>
        {words().pageInOther}
      </button>
      {language !== "en" && titles !== null && (
        <span class="note">{titles.isBare ? words().pageBareModel : words().pageMarked}</span>
      )}
    </>
  );
}
