// What leads back to itself.
import type { Ways } from "./ways.ts";

/** Names that lie on a circle, found in one walk over all ways (Tarjan's strongly connected components). */
export function circling(ways: Ways): ReadonlySet<string> {
  const found = new Set<string>();
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const enter = (name: string): { readonly name: string; next: number } => {
    order.set(name, order.size);
    lowest.set(name, order.size - 1);
    open.push(name);
    isOpen.add(name);
    return { name, next: 0 };
  };
  const lower = (name: string, to: number): void => void lowest.set(name, Math.min(lowest.get(name) as number, to));
  const close = (name: string): void => {
    const component = open.splice(open.lastIndexOf(name));
    for (const one of component) {
      isOpen.delete(one);
      if (component.length > 1 || (ways.get(one) ?? []).includes(one)) found.add(one);
    }
  };
  for (const start of ways.keys()) {
    // an explicit trail, since a model may have thousands of stages in a row
    const trail = order.has(start) ? [] : [enter(start)];
    for (let last = trail.at(-1); last !== undefined; last = trail.at(-1)) {
      const to = ways.get(last.name)?.[last.next++];
      if (to !== undefined && !order.has(to)) trail.push(enter(to));
      else if (to !== undefined) {
        if (isOpen.has(to)) lower(last.name, order.get(to) as number);
      } else {
        trail.pop();
        const before = trail.at(-1);
        if (before !== undefined) lower(before.name, lowest.get(last.name) as number);
        if (lowest.get(last.name) === order.get(last.name)) close(last.name);
      }
    }
  }
  return found;
}

/** The first circle met, as the names on the way round; null when there is none. */
export function firstCircle(ways: Ways): readonly string[] | null {
  for (const circle of circlesIn(ways)) return circle;
  return null;
}

/** "a → b → a" */
export function inWords(circle: readonly string[]): string {
  return [...circle, circle[0]].join(" → ");
}

/** A walk in depth over all ways: one circle for each way that leads back onto the trail. */
export function* circlesIn(ways: Ways): Generator<readonly string[], void> {
  const done = new Set<string>();
  for (const start of ways.keys()) {
    const trail: { readonly name: string; next: number }[] = done.has(start) ? [] : [{ name: start, next: 0 }];
    const onTrail = new Set([start]);
    for (let last = trail.at(-1); last !== undefined; last = trail.at(-1)) {
      const to = ways.get(last.name)?.[last.next++];
      if (to === undefined) {
        done.add(last.name);
        onTrail.delete(last.name);
        trail.pop();
      } else if (onTrail.has(to)) {
        const names = trail.map(({ name }) => name);
        yield names.slice(names.indexOf(to));
      } else if (!done.has(to)) {
        trail.push({ name: to, next: 0 });
        onTrail.add(to);
      }
    }
  }
}
