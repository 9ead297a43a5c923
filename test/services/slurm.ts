// A Slurm of one's own: a cluster of one node, this machine, of two processors, without accounts.
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { ownFolder, programAt, ran, started, stopAll, whyMissing } from "./service.ts";
import type { Server, Service, Stoppable } from "./service.ts";

export interface RunningSlurm extends Stoppable {
  /** what `sbatch`, `squeue` and the like have to find in their environment to speak to this cluster */
  readonly environment: { readonly SLURM_CONF: string };
  /** a folder of the cluster's, on the only disk it has; it goes with the cluster */
  readonly folder: string;
}

/** It can be told only ports that are known before: two that nobody has now. */
async function freePorts(): Promise<readonly number[]> {
  const servers = await Promise.all(
    [1, 2].map(
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Short waits everywhere: as delivered it looks for new tasks only now and then, and 20 short ones take 40 s. */
function configured(folder: string, [controller, node]: readonly number[]): string {
  const { username } = userInfo();
  return `
ClusterName=pendency
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=${username}
SlurmdUser=${username}
SlurmctldPort=${controller}
SlurmdPort=${node}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.sock
CryptoType=crypto/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,sched_min_interval=100000,bf_interval=1,batch_sched_delay=0,default_queue_depth=1000
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
PriorityType=priority/basic
MinJobAge=60
KillWait=2
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
JobAcctGatherType=jobacct_gather/none
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
`;
}

export async function startSlurm(): Promise<RunningSlurm> {
  const folder = ownFolder("slurm");
  for (const name of ["state", "spool"]) mkdirSync(join(folder, name));
  const key = join(folder, "munge.key");
  writeFileSync(key, randomBytes(1024), { mode: 0o400 });
  const conf = join(folder, "slurm.conf");
  writeFileSync(conf, configured(folder, await freePorts()));
  const environment = { SLURM_CONF: conf };
  const env = { ...process.env, ...environment };

  const servers: Server[] = [];
  const begin = (name: string, args: readonly string[]): Server => {
    const server = started(programAt(name) ?? name, args, folder, { env });
    servers.push(server);
    return server;
  };
  const stop = stopAll(servers, folder);
  const inFolder = (option: string, name: string): string => `--${option}=${join(folder, name)}`;
  const holds = (name: string, args: readonly string[], wanted: RegExp): boolean => {
    try {
      return wanted.test(ran(programAt(name) ?? name, args, { env }));
    } catch {
      return false;
    }
  };
  try {
    // without --force it refuses a folder that stands where all may write
    const munged = begin("munged", [
      "--foreground", "--force", `--key-file=${key}`, inFolder("socket", "munge.sock"), inFolder("pid-file", "munged.pid"),
      inFolder("log-file", "munged.log"), inFolder("seed-file", "munge.seed"),
    ]); // prettier-ignore
    await munged.until(() => holds("munge", ["--no-input", inFolder("socket", "munge.sock")], /MUNGE:/));
    const controller = begin("slurmctld", ["-D", "-f", conf]);
    await controller.until(() => holds("scontrol", ["ping"], /is UP/));
    const node = begin("slurmd", ["-D", "-f", conf, "-N", "localhost"]);
    await node.until(() => holds("sinfo", ["--noheader", "--format=%T"], /^idle$/m));
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment, folder, stop };
}

export const slurm: Service<RunningSlurm> = {
  name: "Slurm",
  missing: whyMissing(["munged", "munge", "slurmctld", "slurmd", "scontrol", "sinfo", "sbatch"]),
  start: startSlurm,
};
