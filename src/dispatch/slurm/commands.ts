// Slurm's own commands, run without a shell.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { refuseUsage } from "../../errors.ts";

const run = promisify(execFile);

/** A job, or a task of an array, that waits or runs. */
interface ListedJob {
  readonly id: string;
  readonly name: string;
  /** null for a job that is no array's task */
  readonly index: number | null;
}

export class SlurmCommands {
  /** @returns the job's number. @throws PendencyError (usage) when there is no Slurm, or it does not take the job */
  async submit(words: readonly string[]): Promise<string> {
    const said = await this.#run("sbatch", words);
    const id = /^\d+/.exec(said)?.[0];
    return (
      id ?? refuseUsage("--on slurm", "the number of a job from sbatch", said.trim() === "" ? "nothing" : said.trim())
    );
  }

  async jobsOf(user: string): Promise<readonly ListedJob[]> {
    const said = await this.#run("squeue", ["--noheader", "--array", `--user=${user}`, "--format=%F|%K|%j"]);
    return said.split("\n").flatMap((line) => {
      const [id, index, name] = line.trim().split("|");
      return name === undefined ? [] : [{ id, name, index: /^\d+$/.test(index) ? Number(index) : null }];
    });
  }

  async cancel(ids: readonly string[]): Promise<void> {
    await this.#run("scancel", ["--quiet", ...ids]);
  }

  async #run(command: string, words: readonly string[]): Promise<string> {
    try {
      const { stdout } = await run(command, [...words], { timeout: 60_000, maxBuffer: 2 ** 26 });
      return stdout;
    } catch (error) {
      const { code, stderr = "", message } = error as NodeJS.ErrnoException & { readonly stderr?: string };
      if (code === "ENOENT") {
        const hint = "--on threads needs nothing, --on queue a Redis or a PostgreSQL";
        return refuseUsage("--on slurm", `the command ${command} of Slurm`, "none on this machine", hint);
      }
      const said = stderr.trim() === "" ? message : stderr;
      return refuseUsage("--on slurm", `${command} to succeed`, said.trim().split("\n")[0], "finished chunks are kept");
    }
  }
}
