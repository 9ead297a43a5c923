/** Every file under src/ and the compiler's settings, in one hash; the same however the root is spelt. */
export declare function sourceHash(root: string): string;
/** Compiles src/ to dist/ unless dist/ was made from these very sources. Exits with code 2 when the compiler fails. */
export declare function build(root: string): void;
