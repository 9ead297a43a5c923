// The lists of people of the first instant in the form of kernel/fluid/packets.ts: rows of bytes that refer
// to one another by address.
import type { Named } from "../../places.ts";
import type { Packets } from "../packets.ts";
import { PacketRow, type PacketsFields } from "./contract.ts";

export type PacketLists = Omit<Named<typeof PacketsFields, Int32Array | Float64Array>, "columns" | "spareRows">;

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
  const { columns, capacity } = packets;
  const size = (PacketRow.starts + 20 * columns + 7) & ~7;
  const count = packets.head.length;
  const used: number[] = [];
  const head = new Int32Array(count);
  const tail = new Int32Array(count);
  const followed: boolean[] = [];
  for (let list = 0; list < count; list++) {
    for (let p = packets.head[list]; p >= 0; p = packets.next[p]) {
      used.push(p);
      // a row's index, from 1
      if (p === packets.head[list]) head[list] = used.length;
      tail[list] = used.length;
      followed.push(packets.next[p] >= 0);
    }
  }
  const rows = new Uint8Array(used.length * size);
  const numbers = new Float64Array(rows.buffer);
  const words = new Int32Array(rows.buffer);
  used.forEach((p, i) => {
    const row = i * size;
    numbers[(row + PacketRow.amount) / 8] = packets.amount[p];
    numbers[(row + PacketRow.join) / 8] = packets.join[p];
    numbers[(row + PacketRow.since) / 8] = packets.since[p];
    numbers[(row + PacketRow.width) / 8] = packets.width[p];
    numbers[(row + PacketRow.begun) / 8] = packets.begun[p];
    numbers[(row + PacketRow.quiet) / 8] = packets.quiet[p];
    rows[row + PacketRow.holding] = packets.holding[p];
    rows[row + PacketRow.together] = packets.together[p];
    const starts = row + PacketRow.starts;
    for (let c = 0; c < columns; c++) {
      numbers[starts / 8 + c] = packets.starts[c * capacity + p];
      numbers[starts / 8 + columns + c] = packets.spans[c * capacity + p];
      words[starts / 4 + 4 * columns + c] = packets.delays[c * capacity + p];
    }
  });
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
      followed.forEach((isFollowed, i) => (words[(i * size + PacketRow.next) / 4] = isFollowed ? place(i + 2) : 0));
    },
  };
}
