/** Compiles src/ to dist/ unless dist/ was made from these very sources. Exits with code 2 when the compiler fails. */
export declare function build(root: string): void;
