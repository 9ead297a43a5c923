// Why somebody left a stage, as the rules say it; the kernel's is a whole number.
export type { LeaveCause } from "./recorder.ts";
