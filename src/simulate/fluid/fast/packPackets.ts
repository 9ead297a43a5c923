// The lists of people of the first instant in the form of packetRows.kernel.ts: rows of bytes that refer
// to one another by address.
import type { Named } from "../../places.ts";
import { NOBODY, type Packet, type Packets } from "../packetRows.ts";
import { PacketRow, type PacketsFields } from "./contract.ts";

export type PacketLists = Omit<Named<typeof PacketsFields, Int32Array | Float64Array>, "columns" | "spareRows">;

/** In the first block, those of the first instant included. */
const fewestRows = 4096;

interface PackedPackets {
  readonly columns: number;
  /** of the first block of rows for those who come later */
  readonly spareRows: number;
  /** [list] */
  readonly lists: PacketLists;
  readonly rows: Uint8Array;
  /** Sets the address at which the rows will lie. */
  moveTo(address: number): void;
}

export function packPackets(packets: Packets): PackedPackets {
  const { columns } = packets;
  const size = (PacketRow.starts + 20 * columns + 7) & ~7;
  const count = packets.head.length;
  const used: Packet[] = [];
  const head = new Int32Array(count);
  const tail = new Int32Array(count);
  for (let list = 0; list < count; list++) {
    for (let p = packets.head[list]; p !== NOBODY; p = p.next) {
      used.push(p);
      // a row's index, from 1
      if (p === packets.head[list]) head[list] = used.length;
      tail[list] = used.length;
    }
  }
  const rows = new Uint8Array(used.length * size);
  const numbers = new Float64Array(rows.buffer);
  const words = new Int32Array(rows.buffer);
  used.forEach((packet, i) => {
    const row = i * size;
    numbers[(row + PacketRow.amount) / 8] = packet.amount;
    numbers[(row + PacketRow.join) / 8] = packet.join;
    numbers[(row + PacketRow.since) / 8] = packet.since;
    numbers[(row + PacketRow.width) / 8] = packet.width;
    numbers[(row + PacketRow.begun) / 8] = packet.begun;
    numbers[(row + PacketRow.quiet) / 8] = packet.quiet;
    rows[row + PacketRow.holding] = packet.holding;
    rows[row + PacketRow.together] = packet.together;
    const starts = row + PacketRow.starts;
    numbers.set(packet.starts, starts / 8);
    numbers.set(packet.spans, starts / 8 + columns);
    words.set(packet.delays, starts / 4 + 4 * columns);
  });
  let capacity = fewestRows;
  while (capacity < used.length) capacity *= 2;
  return {
    columns,
    spareRows: Math.max(256, capacity - used.length),
    lists: {
      head,
      tail,
      calmUntil: packets.calmUntil,
      recent: new Int32Array(count),
      recentIn: new Int32Array(count).fill(-1),
      lastFound: new Int32Array(count),
      struckBy: new Int32Array(count * columns),
      latest: new Float64Array(count).fill(-Infinity),
      comers: new Int32Array(count),
    },
    rows,
    moveTo(address) {
      const place = (row: number): number => (row === 0 ? 0 : address + (row - 1) * size);
      for (let list = 0; list < count; list++) {
        head[list] = place(head[list]);
        tail[list] = place(tail[list]);
      }
      used.forEach(({ next }, i) => (words[(i * size + PacketRow.next) / 4] = next === NOBODY ? 0 : place(i + 2)));
    },
  };
}
