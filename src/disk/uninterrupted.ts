// Work that Ctrl-C and a polite end do not cut in two: they end the command right after it.
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** @param work must not wait for anything; nothing can hold SIGKILL back */
export function uninterrupted<T>(work: () => T): T {
  const release = (): void => signals.forEach((signal) => void process.off(signal, end));
  const end = (signal: NodeJS.Signals): void => {
    release();
    process.kill(process.pid, signal);
  };
  signals.forEach((signal) => void process.on(signal, end));
  try {
    return work();
  } finally {
    // a signal that came meanwhile is heard before this
    setImmediate(release);
  }
}
