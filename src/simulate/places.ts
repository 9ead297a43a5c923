// The classes of the contracts with the kernels, read by the host: each gives places, numbers, to names.

type NameOf<Fields> = Exclude<keyof Fields, "prototype">;

/** A value for each place that a class of a contract names. */
export type Named<Fields, Value> = { readonly [Name in NameOf<Fields>]: Value };

/** A class of a contract never changes, and a run of a few people asks for some hundreds of times for its names. */
const known = new WeakMap<object, readonly unknown[]>();

/** The names that a class of a contract gives places to, in the order of these. */
export function namesInOrder<Fields extends object>(fields: Fields): readonly NameOf<Fields>[] {
  const before = known.get(fields);
  if (before !== undefined) return before as readonly NameOf<Fields>[];
  const places = Object.entries(fields) as [NameOf<Fields>, number][];
  const names = places.sort(([, one], [, other]) => one - other).map(([name]) => name);
  known.set(fields, names);
  return names;
}

export function valuesInOrder<Value, Fields extends object>(fields: Fields, values: Named<Fields, Value>): Value[] {
  return namesInOrder(fields).map((name) => values[name]);
}
