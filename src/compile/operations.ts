// What a value that depends on stocks is calculated with: operations of Program's `Feedback`, in postfix
// order. The compiler writes them; both engines and both kernels, which AssemblyScript compiles, read them
// from here (`@inline` is said to AssemblyScript: the number is put in place of the name).

/** constants[operand] */
export const PUSH_CONSTANT = 0; // @inline
/** the curve of that number, at the edge */
export const PUSH_CURVE = 1; // @inline
/** people in the stages of stageSets[operand], at the edge */
export const PUSH_PEOPLE = 2; // @inline

// Two numbers become one.
export const ADD = 3; // @inline
export const SUBTRACT = 4; // @inline
export const MULTIPLY = 5; // @inline
export const DIVIDE = 6; // @inline
export const LEAST = 7; // @inline
export const GREATEST = 8; // @inline

// One number becomes another.
export const SQUARE_ROOT = 9; // @inline
export const NEGATE = 10; // @inline
