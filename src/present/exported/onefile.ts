// A workbench as one file: the page's script, its style, a model's parts and a state of it, under a policy that lets nothing
// in and nothing out. Data stand in elements that no browser runs, in base64, in which no markup can be written.
import { sha256 } from "../../study/sha256.ts";
import { escape } from "../html.ts";

/** What of a model, and of what lies beside all models, stands in the file. */
export const carriedParts = [
  "pack",
  "claims",
  "edition",
  "turnings",
  "sources",
  "titles",
  "origin",
  "agreement",
  "texts",
  "documents",
  "templates",
] as const;

interface Onefile {
  readonly title: string;
  readonly language: string;
  readonly model: string;
  /** behind # of a link to what is shown first */
  readonly state: string;
  /** what is in the file, for people: stands under the page */
  readonly carries: readonly string[];
  /** gzip, in base64 */
  readonly parts: Readonly<Record<(typeof carriedParts)[number], string>>;
  /** the whole page and its workers; without what would end a script in a page */
  readonly script: string;
  readonly style: string;
}

export const scriptId = "pendency";
export const styleId = "style";

export function partId(part: (typeof carriedParts)[number]): string {
  return `part-${part}`;
}

/** What the file says of itself, by the attributes of the page's root. */
export function carriedIn(attributes: Readonly<Record<string, string | undefined>>): {
  readonly model: string;
  readonly state: string;
} {
  return { model: attributes["model"] ?? "", state: attributes["state"] ?? "" };
}

/** @throws Error for a script or style that would end early, and for parts that are not base64 */
export function onefile({ title, language, model, state, carries, parts, script, style }: Onefile): string {
  if (/<\/script|<!--/i.test(script) || /<\//.test(style)) throw new Error("a script or style that ends the element");
  const carried = carriedParts.map((part) => {
    if (!/^[\w+/]*={0,2}$/.test(parts[part])) throw new Error(`the part "${part}" is not base64`);
    return `<script type="application/octet-stream;base64" id="${partId(part)}">${parts[part]}</script>\n`;
  });
  return (
    `<!doctype html>\n<html lang="${escape(language)}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n' +
    `<title>${escape(title)}</title>\n<link rel="icon" href="data:,">\n<style id="${styleId}">${style}</style>\n` +
    `</head>\n<body>\n<div id="page" data-model="${escape(model)}" data-state="${escape(state)}">` +
    `<noscript>${escape(withoutScript)}</noscript></div>\n` +
    `<footer class="carries">${carries.map((line) => `<p class="note">${escape(line)}</p>`).join("")}</footer>\n` +
    `${carried.join("")}<script id="${scriptId}">${script}</script>\n</body>\n</html>\n`
  );
}

const withoutScript = "This page runs a model in your browser, and needs JavaScript for that.";

/** The one script and the one style by their hashes, kernels, and workers that the page makes; no network at all. */
function policy(script: string, style: string): string {
  return (
    `default-src 'none'; script-src '${hashed(script)}' 'wasm-unsafe-eval'; worker-src blob:; ` +
    `style-src '${hashed(style)}'; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'`
  );
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** As a policy writes it: the hash in base64. */
function hashed(text: string): string {
  const bits = [...sha256(text)].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  const letters = bits.match(/.{1,6}/g) ?? [];
  const base64 = letters.map((six) => digits[Number.parseInt(six.padEnd(6, "0"), 2)]).join("");
  return `sha256-${base64.padEnd(Math.ceil(base64.length / 4) * 4, "=")}`;
}
