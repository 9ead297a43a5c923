// Makes plain data share its equal parts with earlier plain data. One comparison of references then shows
// whether a result worked out for the earlier data still holds.

/** `later`, sharing each part that is identical in `earlier`. */
export function sharedWith<T>(earlier: unknown, later: T): T {
  return share(earlier, later) as T;
}

function share(earlier: unknown, later: unknown): unknown {
  if (Object.is(earlier, later)) return earlier;
  if (!isObject(earlier) || !isObject(later) || Object.getPrototypeOf(earlier) !== Object.getPrototypeOf(later)) {
    return later;
  }
  if (ArrayBuffer.isView(later)) return sameBytes(earlier as typeof later, later) ? earlier : later;
  if (Array.isArray(later)) {
    const parts = later.map((part, i) => share((earlier as unknown[])[i], part));
    const isSame = parts.length === (earlier as unknown[]).length;
    return isSame && parts.every((part, i) => Object.is(part, (earlier as unknown[])[i])) ? earlier : parts;
  }
  const [before, after] = [earlier as Record<string, unknown>, later as Record<string, unknown>];
  const names = Object.keys(after);
  const parts: Record<string, unknown> = {};
  let isSame = names.length === Object.keys(before).length;
  for (const name of names) {
    parts[name] = share(before[name], after[name]);
    isSame &&= Object.is(parts[name], before[name]);
  }
  return isSame ? earlier : parts;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Both views are of one type, so their numbers are aligned alike. */
function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a.byteLength !== b.byteLength) return false;
  const words = a.byteLength % 4 === 0 && a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0;
  const [left, right] = [a, b].map((view) =>
    words
      ? new Int32Array(view.buffer, view.byteOffset, view.byteLength / 4)
      : new Uint8Array(view.buffer, view.byteOffset, view.byteLength),
  );
  // instants and values over time that differ mostly do so from some day on
  for (let i = left.length - 1; i >= 0; i--) if (left[i] !== right[i]) return false;
  return true;
}
