// The kernel's answer to lists.ts: AssemblyScript and the kernels' type check read this in its place.
export { addShare, addShares, Bytes, Floats, Ints, Records } from "../../../kernel/fluid/lists.ts";
