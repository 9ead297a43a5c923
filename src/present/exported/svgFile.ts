// A chart as a picture of its own: with its style, its source under it, and what it is as metadata.
import { escape } from "../html.ts";
import { dark, declarations, light } from "../palette.ts";
import { chartStyle, label, px, wrap } from "../svg.ts";
import { creator, linkOf, oneLine, originLines, slugOf } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";

interface SvgFileOptions {
  readonly theme: "light" | "dark";
  /** rules beside those that every chart needs */
  readonly style?: string;
}

/** @param picture one `<svg>` of this room, as a page shows it */
export function svgFile(picture: string, origin: ChartOrigin, options: SvgFileOptions): { name: string; text: string } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture) ?? ["", "640", "360"];
  const open = picture.indexOf(">") + 1;
  const lines = wrap(oneLine(origin.title), Number(width) - 2 * margin, 17, 2);
  const source = sourceLine(origin);
  const under = wrap(source, Number(width) - 2 * margin, 10.5, 3);
  const top = lines.length * 19 + 10;
  const whole = top + Number(height) + under.length * 14 + 14;
  const palette = options.theme === "dark" ? dark : light;
  const style = `svg{${declarations(palette)}}${chartStyle}${options.style ?? ""}.chart text.head{font-size:15px}`;
  const content = picture.slice(open, picture.lastIndexOf("</svg>"));
  // a picture's name is its first child
  const named = /^<title [^>]*>[^<]*<\/title><desc [^>]*>[^<]*<\/desc>/.exec(content)?.[0] ?? "";
  const inner = content.slice(named.length);
  const head = picture
    .slice(0, open)
    .replace(/viewBox="[^"]*"/, `viewBox="0 0 ${width} ${px(whole)}"`)
    .replace(/ height="[^"]*"/, ` height="${px(whole)}"`)
    .replace('role="group"', 'role="img"');
  const heading = lines.map((text, i) => label(margin, 22 + i * 19, text, { className: "b head" })).join("");
  const foot = under.map((text, i) => label(margin, top + Number(height) + 14 + i * 14, text, { className: "q s" }));
  return {
    name: `${slugOf(origin)}.svg`,
    text:
      `<?xml version="1.0" encoding="UTF-8"?>\n${head}${named}<style>${style}</style>${metadata(origin)}` +
      `<rect width="${width}" height="${px(whole)}" fill="var(--paper)"/>${heading}` +
      `<g transform="translate(0 ${px(top)})">${unreachable(inner)}</g>${foot.join("")}</svg>\n`,
  };
}

const margin = 12;

/** What stands under a picture that is passed on without its page. */
export function sourceLine(origin: ChartOrigin): string {
  const link = linkOf(origin);
  const { model, version, made, sources } = origin;
  const from = sources.length === 0 ? "" : ` ${sources.map(oneLine).join("; ")}.`;
  return `${oneLine(model.title)}, ${creator} ${version}, model ${model.hash}, ${made}.${from}${link === "" ? "" : ` ${link}`}`;
}

/** A picture in a file has nothing to press. */
export function unreachable(inner: string): string {
  return inner.replace(/ (?:role="button"|tabindex="-?\d+")/g, "");
}

/** Dublin Core in RDF, as drawing programs keep it. */
function metadata(origin: ChartOrigin): string {
  const { title, description, made, language } = origin;
  const link = linkOf(origin);
  const element = (name: string, text: string): string =>
    text === "" ? "" : `<dc:${name}>${escape(text)}</dc:${name}>`;
  const details = originLines(origin).filter(([name]) => !["title", "description", "made on", "link"].includes(name));
  return (
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<rdf:Description rdf:about="${escape(link)}">` +
    element("title", oneLine(title)) +
    element("description", oneLine(description)) +
    element("creator", creator) +
    element("date", made) +
    element("language", language) +
    element("identifier", link) +
    details.map(([name, value]) => element("source", `${name}: ${value}`)).join("") +
    "</rdf:Description></rdf:RDF></metadata>"
  );
}
