// The system at a glance: people in stages on a date, and how many go from one to another in a month.

export interface FlowPicture {
  readonly stack: readonly string[];
  /** runs followed with every series; what stands here is their mean */
  readonly runs: number;
  /** date of the stocks, and the months over which flows are averaged, in words */
  readonly note: string;
  readonly stages: readonly FlowStage[];
  /** mean persons a month; several rows between the same two stages are drawn as one */
  readonly links: readonly FlowLink[];
}

export interface FlowStage {
  readonly name: string;
  readonly title: string;
  /** the part of the system it belongs to: the picture draws one box for each; "" for a box of its own */
  readonly phase: string;
  readonly kind: "dwell" | "service" | "boards" | "waits" | "passes" | "outcome";
  /** mean persons in the stage on the date; null where a stock means nothing */
  readonly stock: number | null;
  /** mean persons a month that come from outside the model */
  readonly arrivals: number;
}

interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly monthly: number;
}
