// The kernel's answer to lists.ts: AssemblyScript and the kernels' type check read this in its place.
export {
  addAll,
  addShare,
  addShares,
  Bytes,
  Floats,
  Ints,
  moveAll,
  Records,
  subtractAll,
} from "../../../kernel/fluid/lists.ts";
