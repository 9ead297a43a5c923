// The lists of people of the first instant in the form of kernel/fluid/packets.ts: rows of bytes that refer
// to one another by address.
import type { Packets } from "../packets.ts";

/**
 * Bytes before the instants at which a packet's clocks started; their kernels follow. As in
 * kernel/fluid/packets.ts.
 */
const header = 48;

export interface PackedPackets {
  readonly columns: number;
  /** of the first block of rows for those who come later */
  readonly spareRows: number;
  /** head, tail, calmUntil, recent and recentIn; [list] */
  readonly lists: readonly (Int32Array | Float64Array)[];
  readonly rows: Uint8Array;
  /** Sets the address at which the rows will lie. */
  moveTo(address: number): void;
}

export function packPackets(packets: Packets): PackedPackets {
  const { columns, capacity } = packets;
  const size = (header + 12 * columns + 7) & ~7;
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
    const at = (i * size) / 8;
    numbers[at] = packets.amount[p];
    numbers[at + 1] = packets.join[p];
    numbers[at + 2] = packets.since[p];
    numbers[at + 3] = packets.begun[p];
    numbers[at + 4] = packets.quiet[p];
    rows[i * size + 44] = packets.holding[p];
    rows[i * size + 45] = packets.together[p];
    for (let c = 0; c < columns; c++) {
      numbers[at + header / 8 + c] = packets.starts[c * capacity + p];
      words[2 * at + header / 4 + 2 * columns + c] = packets.kernels[c * capacity + p];
    }
  });
  const nobody = new Int32Array(count);
  return {
    columns,
    spareRows: Math.max(256, capacity - used.length),
    lists: [head, tail, packets.calmUntil, nobody, new Int32Array(count).fill(-1)],
    rows,
    moveTo(address) {
      const place = (row: number): number => (row === 0 ? 0 : address + (row - 1) * size);
      for (let list = 0; list < count; list++) {
        head[list] = place(head[list]);
        tail[list] = place(tail[list]);
      }
      followed.forEach((isFollowed, i) => (words[(i * size) / 4 + 10] = isFollowed ? place(i + 2) : 0));
    },
  };
}
