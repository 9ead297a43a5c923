// A worker for the jobs of one section, with what stands beside them on the page: how far the job is, and what was refused.
import { useEffect, useMemo, useState } from "preact/hooks";
import { PendencyError } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import type { Asked, Found, JobKind } from "../engine/jobs.ts";
import type { Store } from "../store.ts";

interface UsedDesk {
  /** null: nothing is under way */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly problems: readonly Problem[];
  /**
   * null where it was refused
   *
   * @param soFar of a job that is stopped before anything is finished; left out: a stop is waited for
   */
  ask<Kind extends JobKind>(job: Kind, asked: Asked<Kind>, soFar?: Found<Kind>): Promise<Found<Kind> | null>;
  /** what is finished comes back */
  stop(): void;
  /** nothing comes back */
  end(): void;
}

export function useDesk(store: Store): UsedDesk {
  const desk = useMemo(() => store.desk(), [store]);
  const [progress, setProgress] = useState<UsedDesk["progress"]>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => () => desk.end(), [desk]);
  return {
    progress,
    problems,
    async ask(job, asked, soFar) {
      setProblems([]);
      setProgress({ done: 0, of: 0 });
      try {
        const progress = (done: number, of: number): void => setProgress({ done, of });
        return await desk.ask(job, asked, soFar === undefined ? { progress } : { progress, soFar });
      } catch (error) {
        if (!(error instanceof PendencyError)) throw error;
        setProblems(error.problems);
        return null;
      } finally {
        setProgress(null);
      }
    },
    stop: () => desk.stop(),
    end() {
      desk.end();
      setProgress(null);
    },
  };
}
