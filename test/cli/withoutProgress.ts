/** What a command said on standard error, but for the lines of progress that a slow machine gets to see. */
export function withoutProgress(err: string): string {
  return err.replace(/^[\d,]+ of [\d,]+ runs?\b.*\n/gm, "");
}
