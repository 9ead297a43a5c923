// A panel of one line or two, of which the first is what is compared with.
import type { FanPanel } from "../../src/ask/report/fanPanel.ts";

export function twoLines(...values: readonly (readonly number[])[]): FanPanel {
  return {
    key: "line",
    title: "People in line",
    unit: "persons",
    counts: "stock",
    note: "",
    axis: "calendar",
    elapsedUnit: "",
    points: ["2025-01", "2025-02", "2025-03-01"].map((label, i) => ({ label, at: 2025 + i / 12 })),
    bands: values.map((one, i) => ({
      stack: i === 0 ? [] : [`scenario${i}`],
      runs: 1, p10: one, p25: one, median: one, p75: one, p90: one, paths: [],
    })), // prettier-ignore
  };
}
