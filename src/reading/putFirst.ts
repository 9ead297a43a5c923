// Lists that remember what was used last.

/** Puts one at the head of a list, from wherever it stands in it, and forgets what is beyond the first `most`. */
export function putFirst<T>(list: T[], one: T, most: number): void {
  const at = list.indexOf(one);
  if (at >= 0) list.splice(at, 1);
  list.unshift(one);
  if (list.length > most) list.length = most;
}
