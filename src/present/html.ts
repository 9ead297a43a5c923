// Markup from untrusted text: one escape function, and no other way for text to get into a page.

/** Text made safe inside elements and inside quoted attributes; control characters that markup forbids are dropped. */
export function escape(text: string): string {
  let safe = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const forbidden = (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127 || isLoneSurrogate(code);
    if (!forbidden) safe += entities[character] ?? character;
  }
  return safe;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

function isLoneSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** An id that differs whenever the text differs: letters and digits stay, everything else becomes its code in hex. */
export function anchor(prefix: string, text: string): string {
  let id = "";
  for (const character of text) {
    id += /[a-z0-9]/.test(character) ? character : `_${(character.codePointAt(0) ?? 0).toString(16)}_`;
  }
  return `${prefix}-${id}`;
}

/** A paragraph of text; empty text gives nothing. */
export function paragraph(text: string, className = ""): string {
  if (text === "") return "";
  return `<p${className === "" ? "" : ` class="${escape(className)}"`}>${escape(text)}</p>`;
}

/**
 * A section of the page, folded under its heading and a line that says what is in it. A link into it opens it, because
 * browsers unfold whatever holds what an address points at: `#claims-open` opens what `#claims` only scrolls to.
 */
export function section(id: string, title: string, line: string, body: string): string {
  return (
    `<section id="${escape(id)}" aria-labelledby="${escape(id)}-title"><details class="fold"><summary>` +
    `<h2 id="${escape(id)}-title">${escape(title)}</h2> <span class="line">${escape(line)}</span></summary>` +
    `<div class="folded" id="${escape(id)}-open">${body}</div></details></section>\n`
  );
}

/** A chart's frame: heading, picture, then whatever explains it and its table. */
export function figure(title: string, note: string, picture: string, after: string): string {
  return (
    `<figure><figcaption><h3>${escape(title)}</h3>${paragraph(note, "note")}</figcaption>` +
    `${picture}${after}</figure>\n`
  );
}

/** The first letter large, for words that begin a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text whose dates are not broken at their hyphens. */
export function dated(text: string): string {
  return escape(text).replace(/\b\d{4}-\d{2}(-\d{2})?\b/g, '<span class="date">$&</span>');
}

/** A dotted camelCase name that may be broken where its parts meet. */
export function breakable(name: string): string {
  return escape(name).replace(/([a-z0-9])(?=[A-Z])|(\.)(?=[a-zA-Z])/g, "$1$2<wbr>");
}
