export function wrapProse(text: string): string;
