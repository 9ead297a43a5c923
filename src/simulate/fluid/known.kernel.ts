// The kernel's answer to known.ts: AssemblyScript and the kernels' type check read this in its place.
export { Edge, Known, Leaving, Rank, Resource, Stage, Wheel } from "../../../kernel/fluid/known.ts";
