// The kernel's answer to known.ts: AssemblyScript and the kernels' type check read this in its place.
export { Clock, Elapsed, Entry, Feedback, Hold, Initial, Resource, Stage } from "../../../kernel/assembly/program.ts";
