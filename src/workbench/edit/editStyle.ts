// The editor's own rules, which come with it: a sheet that is adopted, as those of the charts are.
const rules = `
.edit,.edited{border:1px solid var(--rule);border-radius:.5rem;padding:.75rem 1rem;margin:.5rem 0;background:var(--panel)}
.edited{border-left:4px solid var(--accent)}
.edit>header{border:none;padding:0;max-width:none;justify-content:space-between;align-items:center}
.edit h2{margin:0}
.edit button.plain{background:none}
.edit .row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
.edit label{display:inline-flex;flex-wrap:wrap;gap:.35rem;align-items:center;max-width:100%}
.edit select,.edit input{max-width:100%}
.edit .code{display:block;margin:.5rem 0}
.edit ol.mistakes{margin:.5rem 0;padding-left:1.5rem;max-height:14rem;overflow:auto;overflow-wrap:anywhere}
.edit ol.mistakes button{text-align:left;min-height:1.75rem}
.edit ol.mistakes .warning{color:var(--quiet)}
.edit details{border-top:1px solid var(--rule);padding:.35rem 0}
.edit summary{cursor:pointer;min-height:1.75rem;font-weight:600}
.edit .drop{border:2px dashed var(--quiet);border-radius:.5rem;padding:.75rem;margin:.5rem 0}
.edit .drop.over{border-color:var(--accent)}
.edit .fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr));gap:.6rem;margin:.5rem 0;align-items:start}
.edit .fields label{display:grid;gap:.15rem}
.edit .good{color:var(--ink);font-weight:600}
.edit figure{margin:.5rem 0}
.edit figure svg{max-width:100%;height:auto}
.edited .lines{max-height:16rem;overflow:auto;margin:.25rem 0;padding:.25rem .5rem;background:var(--paper);border:1px solid var(--rule);font:.8125rem/1.45 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;list-style:none}
.edited .lines .out{text-decoration:line-through;color:var(--quiet)}
.edited .lines .mark{user-select:none;font-weight:700}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{.edit{display:none}}
`;

let isWorn = false;

export function dressEditor(): void {
  if (isWorn) return;
  isWorn = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
