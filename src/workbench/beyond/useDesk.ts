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
  /** null where it was refused */
  ask<Kind extends JobKind>(job: Kind, asked: Asked<Kind>): Promise<Found<Kind> | null>;
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
    async ask(job, asked) {
      setProblems([]);
      setProgress({ done: 0, of: 0 });
      try {
        return await desk.ask(job, asked, { progress: (done, of) => setProgress({ done, of }) });
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
