interface HeapAsked {
  readonly executablePath: string;
  readonly address: string;
  /** parameter of the lever that is moved */
  readonly lever: string;
  readonly moves: number;
}

interface HeapFound {
  readonly moves: number;
  /** bytes after a collection */
  readonly before: number;
  readonly after: number;
  readonly grown: number;
}

export function heapGrowth(asked: HeapAsked): Promise<HeapFound>;
