// A title inside a sentence of another.

/** As it stands where it begins small, like a part of a sentence; in quotation marks where it begins with a capital. */
export function titleInside(title: string, [open, close]: readonly [string, string] = ["“", "”"]): string {
  const first = title.charAt(0);
  return first === first.toLowerCase() ? title : `${open}${title}${close}`;
}
