// The worker for longer jobs.
import { answerJobs } from "./answerJobs.ts";
import type { JobsHeard } from "./answerJobs.ts";
import { outOfPromises } from "./outOfPromises.ts";

answerJobs(globalThis as unknown as JobsHeard, outOfPromises);
