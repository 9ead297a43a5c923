// A run whose people do not add up: counting/ledger.ts.
/** The engine lost or doubled somebody. Nothing of the run can be used. */
export class LedgerError extends Error {
  constructor(className: string, step: number, came: number, accounted: number) {
    super(
      `person ledger › ${className === "" ? "everybody" : className} › grid step ${step}\n` +
        `  expected arrivals + initial = inside + exits; got ${came} who came and ${accounted} accounted for\n` +
        `  hint: this is a fault of the engine, not of the model; no figure of this run can be used`,
    );
    this.name = "LedgerError";
  }
}
