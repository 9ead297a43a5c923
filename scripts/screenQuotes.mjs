// What docs/verification/first-screen.md sets off is the screen that `npm start` prints, piece by piece.

const columns = 110;
const quotes = /(?:^>.*\n)+/gm;

/** The pieces in the order of the page, each on one line. */
export function quotesOf(page) {
  return [...page.matchAll(quotes)].map(([quote]) => oneLine(quote.replaceAll(/^> ?/gm, "")));
}

/** A text without the ends of its lines. */
export function oneLine(text) {
  return text.replaceAll(/\s+/g, " ").trim();
}

/**
 * The page with the numbers of a newly printed screen.
 *
 * @throws where the screen has other words than the page sets off: then somebody has to write what is to be said of them
 */
export function quotedAnew(page, printed) {
  const words = oneLine(printed).split(" ");
  let next = 0;
  const anew = page.replaceAll(quotes, (quote) => {
    const [own] = quotesOf(quote);
    const size = own.split(" ").length;
    const now = words.slice(next, next + size).join(" ");
    if (withoutNumbers(now) !== withoutNumbers(own)) throw new Error(`the page sets off "${own}"; got "${now}"`);
    next += size;
    return wrapped(now);
  });
  if (next < words.length) throw new Error(`the page does not set off "${words.slice(next).join(" ")}"`);
  return anew;
}

/** Numbers, counts of files and names of studies are taken over; words are not. */
function withoutNumbers(text) {
  return text.replaceAll(/\bStudy [0-9a-f]{16}\b/g, "Study #").replaceAll(/[−+]?\d(?:[\d,.]*\d)?/g, "#");
}

function wrapped(text) {
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`> ${word}`);
  }
  return `${lines.join("\n")}\n`;
}
