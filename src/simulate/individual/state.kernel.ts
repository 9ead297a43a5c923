// The kernel's answer to state.ts: AssemblyScript and the kernels' type check read this in its place.
export { RunState } from "../../../kernel/assembly/state.ts";
