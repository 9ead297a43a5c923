// What the test of the living picture runs inside a browser: a small court, drawn, moved and followed.
import { flowParts } from "../../src/ask/flow/flowParts.ts";
import { flowScale, wayShares } from "../../src/present/flowFrame.ts";
import { flowScene } from "../../src/present/flowScene.ts";
import { flowStyle } from "../../src/present/flowShapes.ts";
import { englishFlow } from "../../src/present/flowWords.ts";
import { declarations, light } from "../../src/present/palette.ts";
import { chartStyle } from "../../src/present/svg.ts";
import { LivingFlow } from "../../src/workbench/flow/livingFlow.ts";
import { courtRun } from "../present/courtRun.ts";

const { system, series } = courtRun();
const without = courtRun(9).series;
const shares = wayShares(system, [series, without]);
const host = document.createElement("main");
document.body.append(host);
const sheet = new CSSStyleSheet();
sheet.replaceSync(`:root{${declarations(light)}}${chartStyle}${flowStyle}`);
document.adoptedStyleSheets = [sheet];
const width = document.documentElement.clientWidth - 16;
const scene = flowScene(system, flowParts(system, shares), {
  id: "flow",
  width,
  title: "The system",
  words: englishFlow,
  shares,
});
const said: string[] = [];
const flow = new LivingFlow(host, scene, {
  onFocus: (focus) => said.push(focus === null ? "nothing" : flow.says("December 2024")),
  onOpen: (part) => said.push(`opens ${part}`),
});
const scale = flowScale(scene, series, 0, without);
flow.show(scale, 12);
Object.assign(globalThis, { said, show: (at: number) => flow.show(scale, at), scene });
