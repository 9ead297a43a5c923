// The list of numbers that the host reads when the run is over (src/observe/insideKernel).

let at: usize = 0;
let room: i32 = 0;
let length: i32 = 0;

// @unmanaged
export class Answer {
  put(value: f64): void {
    if (length == room) {
      room = max<i32>(1024, room * 2);
      // nothing else is allocated meanwhile, so that the block grows where it is
      at = at == 0 ? heap.alloc((<usize>room) << 3) : heap.realloc(at, (<usize>room) << 3);
    }
    store<f64>(at + ((<usize>length) << 3), value);
    length++;
  }

  putList(values: StaticArray<f64>, count: i32): void {
    this.put(<f64>count);
    for (let i = 0; i < count; i++) this.put(values[i]);
  }
}

export const ANSWER = changetype<Answer>(0);

export function resultsAt(): usize {
  return at;
}

export function resultsLength(): i32 {
  return length;
}
