// What a file must be to be shown as a document: a text editor takes a page down over what no document ever is.
import { problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { DocumentFile } from "../../reading/document.ts";

const mostLetters = 1_000_000;
/** longer ones are laid out letter by letter at every change */
const longestLine = 20_000;

/** null: it can be shown, whatever a reader then says of it */
export function whyNotShown({ path, text }: DocumentFile): Problem | null {
  if (text.length > mostLetters) {
    return problem("usage", null, path, "a document of at most 1 MB", `${(text.length / 1e6).toFixed(1)} MB`);
  }
  // oxlint-disable-next-line no-control-regex -- these characters tell a binary file from a text
  if (/[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(text)) {
    return problem("usage", null, path, "a document that is text in UTF-8", "characters that no text has");
  }
  const longest = text.split("\n").reduce((most, line) => Math.max(most, line.length), 0);
  if (longest <= longestLine) return null;
  const hint = "a value may go on in the next line";
  return problem("usage", null, path, `lines of at most ${longestLine} letters`, `one of ${longest}`, hint);
}
