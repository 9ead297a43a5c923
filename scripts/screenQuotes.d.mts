export function quotesOf(page: string): string[];
export function oneLine(text: string): string;
export function quotedAnew(page: string, printed: string): string;
