// The kernel's answer to leaveCause.ts: AssemblyScript and the kernels' type check read this in its place.
export { LeaveCause } from "../../kernel/assembly/recorder.ts";
