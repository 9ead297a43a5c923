// Who is paid. The kernel, which AssemblyScript compiles, reads this very file.
type f64 = number;

/** Units present or in use, whichever are more; without limit, those in use. */
export function unitsThere(present: f64, inUse: f64): f64 {
  return present < Infinity ? Math.max(present, inUse) : inUse;
}
