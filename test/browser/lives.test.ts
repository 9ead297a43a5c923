// Lives under two policies, in real browsers: the people of this Node, the kernel fetched only when somebody asks, a stop.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { liveLives } from "../../src/ask/live/liveLives.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { kernelHex } from "../../src/simulate/fast/kernelBytes.ts";
import { root } from "../installed.ts";
import { firstLoad } from "../workbench/firstLoad.ts";
import type { OpenPage } from "./browsers.ts";
import { inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

test("the engine that follows every person is in a file of its own, which neither the page nor its first worker holds", () => {
  build(root);
  const folder = join(root, "dist", "workbench", "assets");
  const kernel = kernelHex.slice(-200);
  const holding = readdirSync(folder).filter((name) => readFileSync(join(folder, name), "utf8").includes(kernel));
  expect(holding).toHaveLength(1);
  expect(firstLoad(join(root, "dist", "workbench"))).not.toContain(`assets/${holding[0]}`);
});

inEveryBrowser("nobody was followed in it", (at) => {
  const livesAt = async (fragment: string): Promise<OpenPage> => {
    const page = await openedAt(at.browser, at.address, fragment);
    await page.evaluate(`void document.querySelector(".lives > summary").click()`);
    return page;
  };

  test("the same person's two lives stand beside each other with their table, as this Node follows them", async () => {
    const { documents } = unpackModel(packOf("packs/county-court.txt") ?? "");
    const moves = { stack: [], levers: [["judgesInPost", 8] as const] };
    const found = liveLives(documents, moves, { level: "", replication: 0 }, () => {});
    const page = await livesAt("v=1&model=county-court&stack=&lever.judgesInPost=8");
    await press(page, "Follow people", ".lives");
    await isThere(page, ".lives svg");
    const [first, second] = found.lives;
    const who = (life: typeof first): string => Object.values(life.groups).join(", ");
    const stays = ({ base, now }: typeof first): number => base.length + (now?.length ?? 0);
    const rows = (): Promise<number> => page.evaluate(`document.querySelectorAll(".lives tbody tr").length`);
    expect(await textOf(page, ".lives h3")).toContain(who(first));
    expect(await rows()).toBe(stays(first));
    expect(await textOf(page, ".lives .inwords")).toContain("with the changes");
    await press(page, "Next person", ".lives");
    await page.waitFor(
      `document.querySelector(".lives [aria-live]").textContent === "Person 2 of ${found.lives.length}"`,
    );
    expect(await textOf(page, ".lives h3")).toContain(who(second));
    expect(await rows()).toBe(stays(second));
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("a run of the flagship is stopped, and the page answers on", async () => {
    const page = await livesAt("v=1&model=us-removal");
    await press(page, "Follow people", ".lives");
    await isThere(page, ".lives progress");
    await press(page, "Stop", ".lives");
    await page.waitFor(`document.querySelector(".lives").textContent.includes("Stopped after 0 of 2 runs")`);
    expect(await page.evaluate(`document.querySelector(".lives svg") === null`)).toBe(true);
    expect(await textOf(page, ".sentence")).not.toBe("");
    await page.close();
  });

  test("a lever that is moved afterwards takes the lives away, and asks to follow people again", async () => {
    const page = await livesAt("v=1&model=passport-office&stack=oneMore,rush");
    await press(page, "Follow people", ".lives");
    await isThere(page, ".lives svg");
    await press(page, "Take off", ".chips");
    await page.waitFor(`document.querySelector(".lives").textContent.includes("Something was moved since")`);
    expect(await page.evaluate(`document.querySelector(".lives svg") === null`)).toBe(true);
    await page.close();
  });
});
