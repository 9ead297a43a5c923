// The kernel's answer to packetRows.ts: AssemblyScript and the kernels' type check read this in its place.
export { copyRow, newRow, NOBODY, Packet, Packets } from "../../../kernel/fluid/packetRows.ts";
