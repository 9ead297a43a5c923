// Addresses kept to be used again, the last one first. They lie in a list of their own: what they point at
// would have to be fetched from far away to find the next one there.

export class Stack {
  private start: usize = 0;
  private room: i32 = 0;
  count: i32 = 0;

  push(address: usize): void {
    if (this.count == this.room) this.grow();
    store<u32>(this.start + ((<usize>this.count) << 2), <u32>address);
    this.count++;
  }

  /** To be asked only while there are any. */
  // @inline
  pop(): usize {
    this.count--;
    return <usize>load<u32>(this.start + ((<usize>this.count) << 2));
  }

  /** The n-th from the top; to be asked only while there are as many. */
  // @inline
  peek(n: i32): usize {
    return <usize>load<u32>(this.start + ((<usize>(this.count - 1 - n)) << 2));
  }

  /** The n-th from the bottom; to be asked only while there are as many. */
  // @inline
  at(n: i32): usize {
    return <usize>load<u32>(this.start + ((<usize>n) << 2));
  }

  private grow(): void {
    const room = this.room == 0 ? 1024 : 2 * this.room;
    const wider = heap.alloc((<usize>room) << 2);
    memory.copy(wider, this.start, (<usize>this.count) << 2);
    this.start = wider;
    this.room = room;
  }
}
