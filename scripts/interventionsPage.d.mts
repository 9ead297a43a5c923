export function interventionsPage(found: object, commit: string, earlier?: readonly string[]): string;
export function protocolOf(page: string): string | null;
