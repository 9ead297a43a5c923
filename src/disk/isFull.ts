// Whether a write failed for want of room: on the disk, of the quota, or under a limit on the size of files.
export function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT", "EFBIG"].includes(String(error.code));
}
