// Whether a process is still there: what another command left behind may be tidied up only when it is not.
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false; // an earlier command that had this number
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
