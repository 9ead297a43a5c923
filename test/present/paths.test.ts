// Lines and areas of charts, against those of d3-shape.
import { area, line } from "d3-shape";
import { expect, test } from "vitest";
import { areaPath, linePath } from "../../src/present/paths.ts";

test("a line and an area of any points are those of d3-shape", () => {
  const points = Array.from({ length: 40 }, (_, i) => ({
    at: i * 17.33 - 40,
    low: Math.sin(i * 3) * 100,
    high: Math.cos(i * 5) * 1e5,
  }));
  for (const count of [0, 1, 2, 3, 40]) {
    const own = points.slice(0, count);
    const [x, low, high] = [
      ({ at }: (typeof own)[number]) => at,
      ({ low: value }: (typeof own)[number]) => value,
      ({ high: value }: (typeof own)[number]) => value,
    ];
    expect(linePath(own, x, high)).toBe(line<(typeof own)[number]>().x(x).y(high).digits(1)(own) ?? "");
    expect(areaPath(own, x, low, high)).toBe(area<(typeof own)[number]>().x(x).y0(low).y1(high).digits(1)(own) ?? "");
  }
  const flat = [{ at: 1 }, { at: 2 }];
  expect(areaPath(flat, ({ at }) => at, () => 0, ({ at }) => -at)).toBe("M1,-1L2,-2L2,0L1,0Z"); // prettier-ignore
  // as in every other number of a picture, nothing has no sign
  expect(linePath([-0.01, 1], (at) => at, (at) => at)).toBe("M0,0L1,1"); // prettier-ignore
});
