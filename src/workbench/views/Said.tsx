// A text that rules make in English, in the language of the page; marked as English where no rule has it.
import { tongue } from "../words/words.ts";

export function Said({ text }: { readonly text: string }) {
  const { byRules, formats } = tongue();
  const said = byRules(text);
  return said === text && formats.language !== "en" ? <span lang="en">{text}</span> : <>{said}</>;
}
