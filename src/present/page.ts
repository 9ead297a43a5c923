// The sheet: type, measure, margins, print. No font, script or picture is loaded from anywhere.
import { escape } from "./html.ts";
import { dark, darkHeatSteps, darkWarmSteps, declarations, light, stepRules } from "./palette.ts";
import { chartStyle } from "./svg.ts";

interface Page {
  readonly title: string;
  /** markup; everything below is markup too, already escaped, but for `title` and `footer` */
  readonly header: string;
  readonly body: string;
  readonly footer: string;
  /** left out: English, as a report is */
  readonly language?: string;
  readonly skip?: string;
  /** rules beside the sheet's own */
  readonly style?: string;
}

/** Everything is forbidden but the style sheet in the page itself; folds need no script. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function page(parts: Page): string {
  return `<!doctype html>
<html lang="${escape(parts.language ?? "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(parts.title)}</title>
<style>${style}${parts.style ?? ""}</style>
</head>
<body>
<a class="skip" href="#main">${escape(parts.skip ?? "Skip to the report")}</a>
<header>${parts.header}</header>
<main id="main" tabindex="-1">
${parts.body.replace(/(\d) %/g, "$1\u00a0%")}</main>
<footer><p>${escape(parts.footer)}</p></footer>
</body>
</html>
`;
}

const type = `
:root{${declarations(light)};color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,"Bitstream Charter","Iowan Old Style",Georgia,Cambria,"Times New Roman",serif;font-variant-numeric:lining-nums}
header,main,nav,footer{max-width:70rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.75rem}
h1,h2,h3{font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.5rem,3.1vw,2.2rem);letter-spacing:-.015em;margin:.3rem 0 .8rem;max-width:26em}
h2{font-size:1.65rem;letter-spacing:-.01em;margin:0 0 1rem}
h3{font-size:1.15rem;margin:0 0 .35rem}
h4{font:600 .875rem/1.3 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;margin:0 0 .25rem}
p,ul,ol,dl{max-width:42rem;margin:0 0 .9rem}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main:focus{outline:none}
.kicker,.legend,.tally,nav,table,summary,.note,.said,.id,footer,dl,.verdict,.test,figcaption .note{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.kicker{color:var(--quiet);font-size:.9375rem;margin:0;border-top:3px solid var(--ink);padding-top:.75rem;max-width:none}
.note,.said,.quiet,small{color:var(--quiet)}
.note,.said{font-size:.875rem;line-height:1.5}
.skip{position:absolute;left:-99rem;background:var(--ink);color:var(--paper);padding:.6rem 1rem;z-index:2}
.skip:focus{left:.5rem;top:.5rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.8125rem}
code{overflow-wrap:anywhere}
pre{background:var(--panel);padding:.9rem 1rem;overflow-x:auto}
pre code{overflow-wrap:normal}`;

const layout = `
nav{margin:.5rem 0 2rem;padding:0;font-size:1rem}
nav ul{display:flex;flex-wrap:wrap;gap:.4rem 1.75rem;list-style:none;padding:0;margin:0;max-width:none}
nav a{display:inline-block;padding:.25rem 0}
section{border-top:1px solid var(--rule);margin:0}
.fold{margin:0}
.fold>summary{padding:.7rem 0;color:inherit;list-style:none;display:grid;grid-template-columns:1.4rem minmax(0,19rem) minmax(0,1fr);gap:.1rem .6rem;align-items:baseline}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::before{content:"+";font:600 1.25rem/1 system-ui,sans-serif;color:var(--accent)}
.fold[open]>summary::before{content:"−"}
.fold>summary h2{font-size:1.0625rem;letter-spacing:0;margin:0;color:var(--accent)}
.fold>summary:hover h2{text-decoration:underline}
.fold[open]>summary h2{font-size:1.65rem;color:var(--ink);letter-spacing:-.01em}
.fold[open]>summary{padding:1.5rem 0 .5rem;grid-template-columns:1.4rem minmax(0,1fr)}
.fold[open] .line{display:none}
.line{color:var(--quiet);font-size:.9375rem}
.folded{padding:.25rem 0 1.5rem;scroll-margin-top:5.5rem}
.answer{border-top:none;padding:0 0 .5rem}
.answer .sentence{font-size:clamp(1.2rem,2.1vw,1.4rem);line-height:1.4;max-width:44rem;margin-bottom:.5rem}
.sentence b.no{color:var(--dot)}
.answer p.sure{font-size:.9375rem;color:var(--quiet);max-width:46rem;margin-bottom:1.4rem;font-family:system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
.two{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem 2.5rem;align-items:start}
@media (min-width:60rem){.two{grid-template-columns:minmax(0,1.2fr) minmax(0,1fr)}}
.two figure{margin:0}
.two>*,.answer .said-list,.answer .sureness{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.answer h3{font:600 1.0625rem/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;margin:0 0 .5rem}
.two~h3{margin-top:1.6rem}
.fit{overflow-x:auto}
table.boxes{font-size:.875rem;width:100%}
table.boxes th{hyphens:none}
table.boxes th[scope=row]{min-width:7rem}
table.boxes td small{white-space:normal;max-width:5.2rem;margin-left:auto}
table.boxes td,table.boxes th{padding:.4rem .55rem .4rem 0}
table.boxes td:last-child{padding-right:0}
table.boxes small{display:block;color:var(--quiet);font-size:.75rem;font-weight:400}
table.boxes td.moved{color:var(--blue);font-weight:650}
table.boxes tr.apart th{padding-left:1rem;color:var(--quiet)}
table.boxes tr.apart td{color:var(--quiet);font-weight:400}
table.boxes tr.total th,table.boxes tr.total td{font-weight:650}
table.boxes tr.between th{font-weight:600;color:var(--quiet);padding-top:.9rem}
.turn{background:var(--panel);border-radius:8px;padding:.8rem 1rem;margin-top:1rem}
.turn h3{margin-bottom:.3rem}
.answer .turn p{font-size:.9375rem;margin:0 0 .4rem}
.answer .said-list{list-style:none;padding:0;max-width:none;margin:0}
.said-list li{display:grid;grid-template-columns:10.5rem minmax(0,1fr);gap:.2rem 1rem;padding:.55rem 0;border-top:1px solid var(--rule);font-size:.9375rem;margin:0}
.said-list a{color:inherit;text-decoration-color:var(--rule)}
.said-list small{display:block;font-size:.8438rem;line-height:1.45;margin-top:.1rem}
.word{font-weight:650}
.answer .sureness{font-size:.9375rem;max-width:52rem}
.answer>p{font-size:1.1875rem;line-height:1.5;max-width:46rem;margin-bottom:.4rem}
.answer ul{max-width:46rem;padding-left:1.2rem;margin-bottom:1.4rem}
.answer li{margin-bottom:.35rem}
.cautions{color:var(--quiet);font-size:.9375rem;border-top:1px solid var(--rule);padding-top:.8rem}
figure{margin:0 0 2.5rem}
figcaption{margin-bottom:.75rem}
.chart{display:block;max-width:100%;height:auto}
.legend .chart{display:inline-block;vertical-align:-2px;max-width:none}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;font-size:.8125rem;max-width:none;margin:0 0 1rem}
.wide .chart{max-width:min(100%,55rem)}
.narrow{display:none}
.narrow .chart{width:100%}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr));gap:1.5rem 1.75rem}
@media (min-width:55rem){.multiples.pairs{grid-template-columns:repeat(2,minmax(0,27rem));gap:1.75rem 3rem}}
.beside{display:grid;gap:1.5rem 2rem;margin-bottom:1rem}
@media (min-width:55rem){.beside{grid-template-columns:minmax(0,25rem) minmax(0,40rem)}}
.cell>.wide>.chart.levels{max-width:min(100%,40rem)}
.cell{display:flex;flex-direction:column;justify-content:flex-end}
.cell .chart{width:100%}
.scroll{display:flex;overflow-x:auto;max-width:100%}
.scroll>table{flex:0 1 auto}
.scroll::before,.scroll::after{content:"";box-sizing:border-box;flex:none;width:2.2rem;order:2;background:var(--paper);position:relative;z-index:2}
.scroll::after{content:"more →";order:1;margin-right:-2.2rem;position:sticky;right:0;z-index:1;writing-mode:vertical-rl;padding:.5rem .45rem;background:linear-gradient(to right,transparent,var(--panel) 45%);color:var(--accent);font:600 .8125rem/1.4 system-ui,sans-serif;pointer-events:none}
.scroll th:first-child{position:sticky;left:0;background:var(--paper);z-index:1}
.flownarrow{display:none}
@media (max-width:68rem){.flowwide{display:none}.flownarrow{display:block}}
h4 .runs{font-weight:400;color:var(--quiet);white-space:nowrap;margin-left:.4em}
table{border-collapse:collapse;font-size:.8438rem;line-height:1.4;font-variant-numeric:lining-nums tabular-nums;margin:0 0 1rem}
caption{text-align:left;color:var(--quiet);padding:0 0 .4rem;font-size:.8438rem}
th,td{text-align:left;vertical-align:top;padding:.34rem 1rem .34rem 0;border-bottom:1px solid var(--rule)}
thead th{vertical-align:bottom;font-weight:600;color:var(--quiet);border-bottom:1px solid var(--quiet)}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
td ul,td ol{margin:0 0 .3rem;padding-left:1rem}
td p{margin:0 0 .3rem}
table.heat th[scope=row]{padding-right:.8rem;min-width:10rem}
table.heat th .quiet{font-size:.75rem}
table.heat thead .n{padding-right:.3rem;font-size:.75rem}
table.heat td{padding:.35rem .25rem;border:1px solid var(--paper);font-size:.8438rem}
table.heat small{display:block;font-size:.6875rem;color:inherit;white-space:normal}
table.parameters td,table.parameters th{min-width:7rem}
table.parameters td:last-child{min-width:16rem}
.conflict{display:flex;flex-wrap:wrap;gap:1rem 2rem;list-style:none;padding:0;max-width:none}
.conflict li{border-left:3px solid var(--rule);padding:.1rem 0 .1rem .9rem;flex:1 1 14rem;max-width:20rem;font-size:.9375rem}
.conflict p{margin:0 0 .2rem;overflow-wrap:anywhere}
.conflict .big{font-size:1.4rem;font-weight:600}
.big .quiet{font-size:1rem;font-weight:400}
details{margin:.15rem 0 0;max-width:100%}
.wide+details,.narrow+details,.multiples+details,.scroll+details{margin-top:.6rem}
summary{cursor:pointer;font-size:.875rem;color:var(--accent);padding:.35rem 0}
details[open] summary{margin-bottom:.5rem}
.printed{display:none}
.tally{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;list-style:none;padding:0;max-width:none;font-size:.9375rem}
.cards{list-style:none;padding:0;max-width:none;columns:25rem;column-gap:2.5rem}
.card{break-inside:avoid;border-top:2px solid var(--ink);padding:.8rem 0 1.25rem;margin:0}
.card h3{font-size:1.0938rem;line-height:1.35}
.card .chart{width:316px}
.parts,.card .turns,.card .untested{font:.875rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.parts{padding-left:1.1rem;margin:0 0 .5rem}
.card p{margin-bottom:.5rem}
.verdict{font-size:.9375rem}
.mark{display:inline-grid;place-items:center;min-width:1.45em;height:1.45em;font-weight:700;line-height:1;border:1.5px solid currentColor;border-radius:3px;font-family:system-ui,sans-serif}
.yes{color:var(--green)}.no{color:var(--dot)}.open{color:var(--purple)}.plain{color:var(--grey)}
.date{white-space:nowrap}
.test{font-size:.8438rem;line-height:1.45;margin-bottom:.6rem}
.test p,.test ul{margin:0}
.test ul{padding-left:1.1rem}
.id{font-size:.75rem}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.4rem 1.25rem;font-size:.9375rem;max-width:56rem}
dt{font-weight:600}
dt .quiet{font-weight:400;font-size:.8125rem}
dd{margin:0;overflow-wrap:anywhere}
.facts li{margin-bottom:.45rem;font-size:.9375rem;overflow-wrap:anywhere}
footer{border-top:1px solid var(--rule);padding-top:1rem;padding-bottom:3rem;color:var(--quiet);font-size:.8125rem;overflow-wrap:anywhere}
.card .reason{font-size:.9375rem;line-height:1.5}`;

const situations = `
@media (max-width:40rem){table.parameters,table.parameters caption,table.parameters tbody,table.parameters tr,table.parameters th,table.parameters td{display:block;min-width:0}table.parameters thead{display:none}table.parameters tr{border-bottom:1px solid var(--quiet);padding:.5rem 0}.scroll table.parameters th,table.parameters td{border:none;padding:.1rem 0;max-width:none;position:static}table.parameters tbody th{font-weight:600}table.parameters td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}.said-list li{grid-template-columns:1fr}table.boxes{font-size:.8125rem}table.boxes th[scope=row]{min-width:5.5rem}table.boxes td,table.boxes th{padding-right:.35rem}.fold>summary{grid-template-columns:1.4rem minmax(0,1fr)}.line{grid-column:2}.answer ul.said-list{padding:0}table.heat th[scope=row]{min-width:8rem}.scroll th:first-child{max-width:9.5rem;overflow-wrap:break-word}.scroll tbody th:first-child{min-width:6rem}.wide{display:none}.narrow{display:block}dl{grid-template-columns:1fr;gap:.1rem}dd{margin-bottom:.6rem}header{padding-top:1.5rem}.cards{columns:auto}}
@media (max-width:30rem){table.boxes{font-size:.75rem}table.boxes th{hyphens:manual}table.boxes td,table.boxes th{padding-right:.3rem}table.boxes th[scope=row]{min-width:4.6rem}table.boxes tr.apart th{padding-left:.5rem}table.boxes td small{max-width:3.4rem;font-size:.6875rem}table.boxes th small{font-size:.6875rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)};color-scheme:dark}${stepRules(darkHeatSteps, darkWarmSteps)}}
@media print{
@page{size:A4;margin:16mm 14mm}
body{font-size:10pt;background:#fff}
.skip,nav{display:none}
.fold>summary::before{content:none}
.fold>summary{display:block}
.scroll,pre{overflow:visible}.scroll::before,.scroll::after{display:none}.scroll th:first-child{position:static}
pre{white-space:pre-wrap}
header,main,footer{max-width:none;padding:0}
.flowwide{display:block}.flownarrow{display:none}
figure,.card,tr,.cell,.legend{break-inside:avoid}
h2,h3,h4,caption,figcaption{break-after:avoid}
figure{break-inside:auto}
section{padding:1rem 0 .5rem}
.multiples{grid-template-columns:repeat(2,1fr)}
table{font-size:7.5pt}
th,td{padding:.2rem .5rem .2rem 0;overflow-wrap:break-word;hyphens:auto;min-width:0!important}
.n{white-space:normal}
table.heat{table-layout:fixed;width:100%;font-size:6.5pt}
table.heat th:first-child{width:17%}
table.heat thead .n{font-size:5.5pt;white-space:nowrap}
table.heat td{padding:.15rem .15rem;font-size:6.5pt;border-width:1px}
table.heat small,table.heat th .quiet{font-size:5.5pt}
h2{font-size:15pt}
h3{font-size:11pt}
.answer p{font-size:11pt}
thead{display:table-header-group}
details::details-content{content-visibility:visible;display:block}
details.long .scroll{display:none}
details.long .printed{display:block}
summary{list-style:none;color:inherit}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;

const style = `${type}${layout}\n${chartStyle}${situations}`;
