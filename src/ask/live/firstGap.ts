// How far first numbers were off, once the run that replaces them is there.
import type { LiveAnswer } from "./liveModel.ts";

/** @returns the largest gap in any picture, as a part of the highest number in it */
export function firstGap(first: Pick<LiveAnswer, "panels">, run: Pick<LiveAnswer, "panels">): number {
  const gaps = run.panels.map(({ key, bands }) => {
    const exact = bands.at(-1)?.median ?? [];
    const shown = first.panels.find((panel) => panel.key === key)?.bands.at(-1)?.median ?? exact;
    const most = exact.reduce((high, value) => Math.max(high, Math.abs(value)), 0);
    const apart = exact.reduce((far, value, i) => Math.max(far, Math.abs(value - shown[i])), 0);
    return most === 0 ? 0 : apart / most;
  });
  return Math.max(0, ...gaps);
}
