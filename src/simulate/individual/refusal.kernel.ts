// The kernel's answer to refusal.ts: AssemblyScript and the kernels' type check read this in its place.
export { noNumber, shortOfUnits } from "../../../kernel/assembly/refusal.ts";
