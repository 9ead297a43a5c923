// The classes of the contracts with the kernels, read by the host: each gives places, numbers, to names.

type NameOf<Fields> = Exclude<keyof Fields, "prototype">;

/** A value for each place that a class of a contract names. */
export type Named<Fields, Value> = { readonly [Name in NameOf<Fields>]: Value };

/** The names that a class of a contract gives places to, in the order of these. */
export function namesInOrder<Fields extends object>(fields: Fields): NameOf<Fields>[] {
  const places = Object.entries(fields) as [NameOf<Fields>, number][];
  return places.sort(([, one], [, other]) => one - other).map(([name]) => name);
}

export function valuesInOrder<Value, Fields extends object>(fields: Fields, values: Named<Fields, Value>): Value[] {
  return namesInOrder(fields).map((name) => values[name]);
}
