// Colours and the style of charts: those of the report, given to the page as a sheet of its own, light and dark.
import { dark, declarations, light } from "../present/palette.ts";
import { chartStyle } from "../present/svg.ts";

export function dressCharts(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root{${declarations(light)};color-scheme:light}` +
      `@media (prefers-color-scheme:dark){:root{${declarations(dark)};color-scheme:dark}}${chartStyle}`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
