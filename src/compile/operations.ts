// What a value that depends on stocks is calculated with: operations of Program's `Feedback`, in postfix order. The
// compiler writes them; both engines and both kernels, which AssemblyScript compiles, read them from here.

/** constants[operand] */
export const PUSH_CONSTANT = 0;
/** the curve of that number, at the edge */
export const PUSH_CURVE = 1;
/** people in the stages of stageSets[operand], at the edge */
export const PUSH_PEOPLE = 2;

// Two numbers become one.
export const ADD = 3;
export const SUBTRACT = 4;
export const MULTIPLY = 5;
export const DIVIDE = 6;
export const LEAST = 7;
export const GREATEST = 8;

// One number becomes another.
export const SQUARE_ROOT = 9;
export const NEGATE = 10;
