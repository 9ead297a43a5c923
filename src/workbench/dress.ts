// Colours and the style of charts: those of the report, given to the page as a sheet of its own, light and dark. Paper is
// always light.
import { dark, declarations, light } from "../present/palette.ts";
import { chartStyle } from "../present/svg.ts";

export function dressCharts(): void {
  const [inLight, inDark] = [`${declarations(light)};color-scheme:light`, `${declarations(dark)};color-scheme:dark`];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root{${inLight}}` +
      `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${inDark}}}` +
      `@media screen{:root[data-theme=dark]{${inDark}}}${chartStyle}`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
