// Addresses kept to be used again, the last one first. They lie in a list of their own: what they point at
// would have to be fetched from far away to find the next one there.

export class Stack {
  private at: usize = 0;
  private room: i32 = 0;
  count: i32 = 0;

  push(address: usize): void {
    if (this.count == this.room) this.grow();
    store<u32>(this.at + ((<usize>this.count) << 2), <u32>address);
    this.count++;
  }

  /** To be asked only while there are any. */
  // @inline
  pop(): usize {
    this.count--;
    return <usize>load<u32>(this.at + ((<usize>this.count) << 2));
  }

  /** The n-th from the top; to be asked only while there are as many. */
  // @inline
  peek(n: i32): usize {
    return <usize>load<u32>(this.at + ((<usize>(this.count - 1 - n)) << 2));
  }

  private grow(): void {
    const room = this.room == 0 ? 1024 : 2 * this.room;
    const wider = heap.alloc((<usize>room) << 2);
    memory.copy(wider, this.at, (<usize>this.count) << 2);
    this.at = wider;
    this.room = room;
  }
}
