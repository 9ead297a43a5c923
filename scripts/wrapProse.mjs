// Markdown whose paragraphs and list items fit into 110 columns, for pages that scripts write.

const widest = 110;

/**
 * Wraps anew every paragraph and list item that has a line too wide. Headings, tables, blocks, and lines that are one
 * long word or link stay as they are.
 */
export function wrapProse(text) {
  const out = [];
  let part = [];
  let fence = null;
  const flush = () => {
    out.push(...(part.some((line) => lengthOf(line) > widest) ? wrapped(part) : part));
    part = [];
  };
  for (const line of text.split("\n")) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== null || mark !== undefined) {
      flush();
      out.push(line);
      if (fence === null) fence = mark;
      else if (mark === fence) fence = null;
    } else if (/^\s*$|^#|^\s*\||^<!--/.test(line)) {
      flush();
      out.push(line);
    } else {
      if (/^\s*(?:[-*]|\d+\.) /.test(line)) flush();
      part.push(line);
    }
  }
  flush();
  return out.join("\n");
}

function wrapped(lines) {
  const first = /^\s*(?:(?:[-*]|\d+\.) +)?/.exec(lines[0])[0];
  const hang = " ".repeat(first.length);
  const words = unbroken([lines[0].slice(first.length), ...lines.slice(1)].join(" "));
  const out = [];
  let line = first + words[0];
  for (const word of words.slice(1)) {
    if (lengthOf(line) + 1 + lengthOf(word) <= widest) line += ` ${word}`;
    else {
      out.push(line);
      line = hang + word;
    }
  }
  return [...out, line];
}

/** Words of a text. Short code stays in one line, and so does a number with its sign; no line begins like a list item. */
function unbroken(text) {
  const words = [];
  for (const [word] of text.matchAll(/`[^`]{1,50}`\S*|[^\s`]*`[^`]{1,50}`\S*|\S+/g)) {
    if (words.length > 0 && (!/[\p{L}\p{N}`"“]/u.test(word) || /^(?:#|>|\d+[.)]$)/.test(word))) {
      words[words.length - 1] += ` ${word}`;
    } else words.push(word);
  }
  return words;
}

function lengthOf(line) {
  return [...line].length;
}
