// The kernel's answer to imageReader.ts: AssemblyScript and the kernels' type check read this in its place.
export { ImageReader } from "../../../kernel/assembly/imageReader.ts";
