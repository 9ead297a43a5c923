// The kernel's answer to terms.ts: AssemblyScript and the kernels' type check read this in its place.
export { termsAt } from "../../../kernel/fluid/terms.ts";
