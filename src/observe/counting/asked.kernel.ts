// The kernel's answer to asked.ts: AssemblyScript and the kernels' type check read this in its place.
export { Asked } from "../../../kernel/assembly/asked.ts";
