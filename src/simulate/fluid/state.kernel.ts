// The kernel's answer to state.ts: AssemblyScript and the kernels' type check read this in its place.
export { addAsked, FluidRun, forgetAsked, isAsked } from "../../../kernel/fluid/state.ts";
