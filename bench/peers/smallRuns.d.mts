export interface Mean {
  mean: number;
  error: number | null;
}
export function apart(own: Readonly<Record<string, Mean>>, others: Readonly<Record<string, Mean>>): string[];
