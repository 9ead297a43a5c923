// A chart in somebody else's page: live, which recalculates in a frame, or frozen, which is a picture and needs nothing.
import { escape } from "../html.ts";
import { linkOf, oneLine } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";
import { sourceLine } from "./svgFile.ts";

/**
 * @param size of the frame in pixels; it becomes as narrow as the page that holds it
 * @returns null where there is no address that the frame could show
 */
export function liveEmbed(
  origin: ChartOrigin,
  size: { readonly width: number; readonly height: number },
): string | null {
  const link = linkOf(origin);
  if (link === "") return null;
  const { width, height } = size;
  return (
    `<iframe src="${escape(link)}" title="${escape(oneLine(origin.title))}" width="${Math.ceil(width)}" ` +
    `height="${Math.ceil(height)}" style="max-width:100%;border:0" loading="lazy" ` +
    'sandbox="allow-scripts allow-same-origin allow-popups" referrerpolicy="no-referrer"></iframe>\n'
  );
}

/** @param svg the text of a picture file, `svgFile` */
export function frozenEmbed(svg: string, origin: ChartOrigin): string {
  const link = linkOf(origin);
  const source = escape(sourceLine({ ...origin, link: "" }));
  const more = link === "" ? "" : ` <a href="${escape(link)}">${escape(link)}</a>`;
  const [, width = "", height = ""] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return (
    `<figure style="margin:0"><img src="data:image/svg+xml,${encoded(svg)}" alt="${escape(oneLine(`${origin.title}. ${origin.description}`))}" ` +
    `width="${width}" height="${height}" style="max-width:100%;height:auto">` +
    `<figcaption>${source}${more}</figcaption></figure>\n`
  );
}

/** Characters that end an attribute or a URL are written in hexadecimal. */
function encoded(svg: string): string {
  return encodeURIComponent(svg).replace(/['()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
