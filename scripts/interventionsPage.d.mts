export function interventionsPage(found: object, earlier?: readonly string[]): string;
export function protocolOf(page: string): string | null;
