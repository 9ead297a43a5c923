// Work in slices, so that others have their turn between them, made at once.

/** What comes of it. */
export function toTheEnd<T>(slices: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
  }
}
