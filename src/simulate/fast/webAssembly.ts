// The part of WebAssembly that the fast engine uses. The core has neither a page's types nor Node's, and both
// have this.

export interface Memory {
  readonly buffer: ArrayBuffer;
}

/** Pages have 64 KiB. */
type MemoryOf = new (size: { readonly initial: number }) => Memory;

export interface Module {
  readonly kind?: "compiled";
}

interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Memory: MemoryOf;
  readonly Instance: new (module: Module, imports: object) => { readonly exports: unknown };
  readonly RuntimeError: new () => Error;
}

/** Undefined where the platform has no WebAssembly, or a page's policy forbids it. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly?: WebAssemblyGlobal }).WebAssembly;
