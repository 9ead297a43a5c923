// Expected numbers are sums and differences of what flowed. Where all who came have left, rounding leaves a trace of them,
// which is nobody.

/** Part of what flowed that rounding may leave, after millions of sums. */
const dust = 1e-12;

/** @param flowed persons who were there or came, of whom the amount is left */
export function withoutDust(amount: number, flowed: number): number {
  return Math.abs(amount) <= dust * flowed ? 0 : amount;
}
