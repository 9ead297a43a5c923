// What a folded table says around its numbers, in the language of the page.
import type { TableWords } from "../../present/table.ts";
import { fill, tongue, words } from "../words/words.ts";

export function tableWords(): TableWords {
  const { exact, plural } = tongue().formats;
  return {
    numbers: words().numbers,
    rows: (count) => fill(words().chartRows[plural(count)], { count: exact(count) }),
  };
}
