// A card for wherever a link is shown with a picture: title, sentence and chart in 1200 by 630 pixels.
import { declarations, light } from "../palette.ts";
import { chartStyle, label, px, wrap } from "../svg.ts";
import { escape } from "../html.ts";
import { oneLine } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";
import { sourceLine, unreachable } from "./svgFile.ts";

const previewSize = { width: 1200, height: 630 };

const [margin, gap, titleSize, sentenceSize, sourceSize] = [40, 14, 38, 24, 15];

interface Preview {
  readonly title: string;
  readonly sentence: string;
  /** markup of this room: one `<svg>` */
  readonly picture: string;
  readonly style: string;
}

/** What is too long for its lines is cut. */
export function previewSvg({ title, sentence, picture, style }: Preview, origin: ChartOrigin): string {
  const { width, height } = previewSize;
  const inside = width - 2 * margin;
  let y = margin;
  const lines = (text: string, size: number, most: number, className: string): string => {
    const drawn = wrap(oneLine(text), inside, size, most).map((line) => {
      y += size * 1.2;
      return label(margin, y, line, { className });
    });
    y += gap;
    return drawn.join("");
  };
  const heading = lines(title, titleSize, 2, "b t");
  const said = lines(sentence, sentenceSize, 3, "d");
  const [source] = wrap(sourceLine(origin), inside, sourceSize, 1);
  const foot = height - margin / 2;
  const box = { width: inside, height: foot - sourceSize * 1.6 - y };
  const [, ownWidth, ownHeight] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(picture) ?? ["", "640", "360"];
  const scale = Math.min(box.width / Number(ownWidth), box.height / Number(ownHeight));
  const left = margin + (box.width - Number(ownWidth) * scale) / 2;
  const content = picture.slice(picture.indexOf(">") + 1, picture.lastIndexOf("</svg>"));
  const rules = `text.t{font-size:${titleSize}px}text.d{font-size:${sentenceSize}px}text.o{font-size:${sourceSize}px}`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(oneLine(title))}">` +
    `<style>svg{${declarations(light)}}${chartStyle}${style}.chart ${rules.replaceAll("}text", "}.chart text")}</style>` +
    `<rect width="${width}" height="${height}" fill="var(--paper)"/>${heading}${said}` +
    `<g transform="translate(${px(left)} ${px(y)}) scale(${scale.toFixed(4)})">${unreachable(content)}</g>` +
    `${label(margin, foot, source ?? "", { className: "q o" })}</svg>\n`
  );
}
