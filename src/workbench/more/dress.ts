// Rules of what is fetched with further pictures, as a sheet of its own: a page that shows none does without.
import { fateStyle } from "../../present/fateChart.ts";
import { darkHeatSteps, darkWarmSteps, stepRules } from "../../present/palette.ts";
import { recordStyle } from "../../present/recordChart.ts";

let isDressed = false;

const rules = `
.read{position:relative}
.cursor{position:absolute;top:0;left:0;max-width:100%;touch-action:pan-y;cursor:crosshair}
.cursor svg{display:block;max-width:100%;height:auto;overflow:visible}
.cursor .at{fill:none;stroke:var(--ink);stroke-width:2}
.cursor .across{stroke:var(--quiet);stroke-width:1;stroke-dasharray:2 3}
.reading{min-height:1.5em;margin:.1rem 0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.more-picture{border-top:1px solid var(--rule);padding:.5rem 0;margin-top:.5rem}
.more-picture h3{font-size:1.05rem;margin:.25rem 0;text-wrap:balance}
.more-picture>p{margin:.25rem 0}
.keys{display:flex;flex-wrap:wrap;gap:.25rem .9rem;font-size:.875rem;list-style:none;margin:.35rem 0;padding:0}
.keys svg{vertical-align:-2px;margin-right:.3rem}
@media print{.cursor,.reading{display:none}}
`;

export function dressMore(): void {
  if (isDressed) return;
  isDressed = true;
  const sheet = new CSSStyleSheet();
  const dark = stepRules(darkHeatSteps, darkWarmSteps);
  sheet.replaceSync(
    `${rules}${fateStyle}${recordStyle}` +
      `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}` +
      `@media screen{:root[data-theme=dark]{${dark}}}`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
