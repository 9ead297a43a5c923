// Threads take the next job as they come free, so that who runs what, and after what, differs from run to run.

/**
 * @param open () => {ask(job): Promise of its digests by kind, close()}
 * @returns digests by model and kind, in the order of the jobs
 */
export async function spread(jobs, threads, open) {
  const found = new Map();
  let next = 0;
  const workThrough = async () => {
    const { ask, close } = open();
    while (next < jobs.length) {
      const job = jobs[next++];
      found.set(job, await ask(job));
    }
    close();
  };
  await Promise.all(Array.from({ length: threads }, workThrough));
  const digests = {};
  for (const job of jobs) Object.assign((digests[job.model] ??= {}), found.get(job));
  return digests;
}
