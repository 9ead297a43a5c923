// Rules of pieces, as a sheet of their own that comes with them.
let isDressed = false;

const rules = `
.piece{border-top:1px solid var(--rule);padding:.4rem 0}
.piece>summary h3{display:inline;font-size:1.05rem;margin:0}
.piece .more-picture{border-top:none;padding-top:.25rem}
.piece .choice{align-items:center}
.piece .choice input[type=number]{width:7rem;max-width:100%}
@media(min-width:520px){.piece .choice select{max-width:26rem}}
.piece .choice input[type=checkbox]{min-height:0;width:auto;vertical-align:middle}
.piece-body+.piece-body{border-top:1px dashed var(--rule);margin-top:.5rem}
.same-command code{overflow-wrap:anywhere}
`;

export function dressPieces(): void {
  if (isDressed) return;
  isDressed = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
