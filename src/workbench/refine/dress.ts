// Rules of what is drawn and said behind an answer, as a sheet of its own: a page that has none of it does without.
import { spreadStyle } from "../../present/spreadLayer.ts";

let isDressed = false;

const rules = `
.refine{border-top:1px solid var(--rule);margin-top:.5rem;padding-top:.25rem}
.refine h3{font-size:1rem;margin:.25rem 0}
.refine>p{margin:.35rem 0}
.refine tbody th{min-width:9rem}
.refine .pace{border:0;margin:.35rem 0;padding:0;display:grid;gap:.15rem}
.refine .pace legend{padding:0}
.refine .keys{display:flex;flex-wrap:wrap;gap:.25rem .9rem;font-size:.875rem;list-style:none;margin:.35rem 0;padding:0}
.refine .keys svg{vertical-align:-2px;margin-right:.3rem}
`;

export function dressRefining(): void {
  if (isDressed) return;
  isDressed = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spreadStyle + rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
