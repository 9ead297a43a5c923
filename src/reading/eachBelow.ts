// Plain data with some of its parts replaced: what holds no replaced part is the same object as before.

/**
 * Every part below a list or an object, replaced by what `change` makes of it; the list or object itself where it makes
 * the same of all. Whatever is neither is left as it is.
 */
export function eachBelow(node: object, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(node)) {
    let parts: unknown[] | null = null;
    for (let i = 0; i < node.length; i++) {
      const part = change(node[i]);
      if (part !== node[i]) (parts ??= [...node])[i] = part;
    }
    return parts ?? node;
  }
  let changed: Record<string, unknown> | null = null;
  for (const [key, part] of Object.entries(node)) {
    const other = change(part);
    if (other !== part) (changed ??= { ...node })[key] = other;
  }
  return changed ?? node;
}
