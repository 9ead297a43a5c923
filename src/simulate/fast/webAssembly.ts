// The part of WebAssembly that the fast engine uses. The core has neither a page's types nor Node's, and both
// have this.

export interface Memory {
  readonly buffer: ArrayBuffer;
}

export interface Module {
  readonly kind?: "compiled";
}

interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (module: Module, imports: object) => { readonly exports: unknown };
  readonly RuntimeError: new () => Error;
}

/** Undefined where the platform has no WebAssembly, or a page's policy forbids it. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly?: WebAssemblyGlobal }).WebAssembly;
