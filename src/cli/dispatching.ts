// Where a command has chunks made, by its options.
import process from "node:process";
import { join } from "node:path";
import type { Command } from "commander";
import { writeFileSync } from "node:fs";
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { packageRoot } from "../disk/packageRoot.ts";
import { shownPath } from "../disk/readFiles.ts";
import { kubernetesForms, kubernetesJob } from "../dispatch/kubernetes.ts";
import type { Dispatcher } from "../dispatch/dispatcher.ts";
import { chunksOnThreads } from "../dispatch/threads.ts";
import { chunkCount } from "../ensemble/manifest.ts";
import { refuseUsage } from "../errors.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { didYouMean } from "../reading/suggest.ts";
import type { Console } from "./console.ts";
import { collect } from "./declare.ts";
import { wholeNumber, workersOf } from "./options.ts";
import type { RunOptions } from "./options.ts";

export interface DispatchOptions extends RunOptions {
  readonly on?: string;
  readonly redis?: string;
  readonly postgres?: string;
  readonly sbatch?: readonly string[];
  readonly image?: string;
  readonly volume?: string;
  readonly volumePath?: string;
}

export function dispatching(command: Command): Command {
  return queueing(
    command.option("--on <where>", "where chunks are made: threads (the default), queue, slurm or kubernetes"),
  )
    .option("--workers <number>", "chunks made at the same time (default: as many as the machine has threads)")
    .option("--sbatch <option>", "with --on slurm: an option of sbatch, such as partition=short; repeatable", collect)
    .option("--image <name>", "with --on kubernetes: an image that has pendency (default: pendency:VERSION)")
    .option("--volume <claim>", "with --on kubernetes: the claim of a volume that pods share (default: pendency-runs)")
    .option(
      "--volume-path <path>",
      "with --on kubernetes: the run folder inside the volume (default: the ensemble's id)",
    );
}

export function queueing(command: Command): Command {
  return command
    .option("--redis <address>", "the Redis that holds jobs, such as redis://host:6379 (default: $PENDENCY_REDIS)")
    .option("--postgres <address>", "or the PostgreSQL, such as postgres://user@host/db (default: $PENDENCY_POSTGRES)");
}

const places = ["threads", "queue", "slurm", "kubernetes"] as const;
type Place = (typeof places)[number];

/** Which options belong to which place; with another one they would be silently ignored. */
const belongs: Readonly<Partial<Record<keyof DispatchOptions, Place>>> = {
  redis: "queue",
  postgres: "queue",
  sbatch: "slurm",
  image: "kubernetes",
  volume: "kubernetes",
  volumePath: "kubernetes",
};

function placeOf(options: DispatchOptions): Place {
  const { on = "threads" } = options;
  const place = places.find((one) => one === on);
  if (place === undefined) return refuseUsage("--on", places.join(", "), `"${on}"`, didYouMean(on, places));
  for (const [name, where] of Object.entries(belongs) as [keyof DispatchOptions, Place][]) {
    if (options[name] === undefined || where === place) continue;
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    refuseUsage(flag, `--on ${where}, to which it belongs`, `--on ${place}`, `add --on ${where}, or leave it out`);
  }
  return place;
}

/**
 * @returns null where chunks are not made by this command: see leaveToKubernetes
 * @throws PendencyError (usage)
 */
export async function dispatcherOf(options: DispatchOptions): Promise<Dispatcher | null> {
  switch (placeOf(options)) {
    case "threads":
      return chunksOnThreads(workersOf(options));
    case "queue": {
      if (options.workers !== undefined) {
        const hint = "each `pendency worker` says for itself how many it makes at the same time";
        refuseUsage("--workers", "--on threads or slurm, which it belongs to", "--on queue", hint);
      }
      const { queueAddress } = await import("../dispatch/queue/address.ts");
      const { onQueue } = await import("../dispatch/queue.ts");
      return onQueue(queueAddress(options, process.env));
    }
    case "slurm": {
      const { onSlurm } = await import("../dispatch/slurm.ts");
      const width = options.workers === undefined ? null : wholeNumber("workers", options.workers, 1, 1);
      const pendency = [process.execPath, join(packageRoot(), "bin", "pendency.mjs")] as const;
      return onSlurm({ sbatch: options.sbatch ?? [], width, pendency });
    }
    case "kubernetes":
      jobOptions(options, "");
      return null;
  }
}

/** Writes the manifest of a job beside the chunks, and says what to do with it. */
export function leaveToKubernetes(folder: EnsembleFolder, options: DispatchOptions, console: Console): void {
  const { id } = folder.manifest;
  const job = join(folder.path, "kubernetes.yaml");
  writeFileSync(job, kubernetesJob(id, chunkCount(folder.manifest), jobOptions(options, id)));
  const next = "Its first lines say how it is applied, and what then merges the run folder.";
  if (options.json === true) console.print(JSON.stringify({ ensemble: id, kubernetes: job }));
  else console.print(`Written: ${shownPath(job)}, a job for ${chunkCount(folder.manifest)} chunks. ${next}`);
}

function jobOptions(options: DispatchOptions, id: string) {
  const { image = `pendency:${engineVersion}`, volume = "pendency-runs", volumePath = id, workers } = options;
  if (!kubernetesForms.image.test(image)) refuseUsage("--image", "an image's name, such as pendency:1.0", `"${image}"`);
  if (!kubernetesForms.volume.test(volume)) refuseUsage("--volume", "a claim's name, such as runs", `"${volume}"`);
  if (volumePath !== "" && !kubernetesForms.path.test(volumePath)) {
    refuseUsage("--volume-path", "a path inside the volume, such as runs/many", `"${volumePath}"`);
  }
  return { image, volume, path: volumePath, width: wholeNumber("workers", workers, 4, 1) };
}
