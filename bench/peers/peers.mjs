// Who is compared: for each peer, what must be there and the command that makes one run print one JSON line.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
/** what install.mjs fills; git-ignored with node_modules */
export const cache = join(here, "..", "..", "node_modules", ".cache", "pendency-bench");
export const programs = join(here, "programs");

const python = join(cache, "python", "bin", "python");
const classPath = `${join(cache, "ssj", "lib", "*")}:${join(cache, "ssj", "classes")}`;
const script = (name) => (workload, size) => [python, join(programs, name), workload, size];
const binary = (name) => join(cache, "bin", name);
const pendency = (how) => (workload, size) => [process.execPath, join(here, "pendency.mjs"), workload, size, how];
const install = "npm run bench -- --install";

/** customers for mm1 and tandem, days for flow; slower peers get less work, because a rate is compared */
const large = { mm1: 3_000_000, tandem: 1_000_000, flow: 3650 };
const middle = { mm1: 1_000_000, tandem: 300_000, flow: 365 };
const small = { mm1: 200_000, tandem: 60_000, flow: 60 };

export const peers = [
  { id: "bare", peer: "Pendency, bare", needs: [], sizes: large, command: pendency("bare") },
  { id: "observed", peer: "Pendency, observed", needs: [], sizes: large, command: pendency("observed") },
  {
    id: "batch",
    peer: "bare C, batched",
    needs: [binary("batch")],
    sizes: { flow: large.flow },
    command: (_, size) => [binary("batch"), size],
    howTo: `a C compiler, then ${install}`,
  },
  {
    id: "wheel",
    peer: "bare C, day wheel",
    needs: [binary("wheel")],
    sizes: { flow: large.flow },
    command: (_, size) => [binary("wheel"), size],
    howTo: `a C compiler, then ${install}`,
  },
  {
    id: "cimba",
    peer: "cimba, its Python package",
    needs: [join(cache, "cimba", "bin", "python")],
    sizes: middle,
    command: (workload, size) => [
      join(cache, "cimba", "bin", "python"),
      join(programs, "cimba_bench.py"),
      workload,
      size,
    ],
    howTo: `Python 3.11 or newer, then ${install}`,
  },
  {
    id: "ns3",
    peer: "ns-3",
    needs: [binary("ns3_bench")],
    sizes: { ...middle, flow: large.flow },
    command: (workload, size) => [binary("ns3_bench"), workload, size, "ns3::PriorityQueueScheduler"],
    howTo: `Debian package libns3-dev, then ${install}`,
  },
  {
    id: "omnetpp",
    peer: "OMNeT++",
    needs: [binary("omnetpp_bench")],
    sizes: middle,
    command: (workload) => [
      binary("omnetpp_bench"),
      "-u",
      "Cmdenv",
      "-n",
      join(programs, "omnetpp"),
      "-f",
      join(programs, "omnetpp", "omnetpp.ini"),
      "-c",
      { mm1: "Mm1", tandem: "Tandem", flow: "Flow" }[workload],
    ],
    howTo:
      "in none of the registries tried; install OMNeT++ 6 as its documentation says, build programs/omnetpp with opp_makemake and copy it to the cache as bin/omnetpp_bench",
  },
  {
    id: "nexosim",
    peer: "NeXosim",
    needs: [join(cache, "nexosim", "release", "nexosim-bench")],
    sizes: middle,
    command: (workload, size) => [join(cache, "nexosim", "release", "nexosim-bench"), workload, size],
    howTo: `Rust, then ${install}`,
  },
  {
    id: "ssj",
    peer: "SSJ",
    needs: [join(cache, "ssj", "classes", "SsjBench.class")],
    sizes: middle,
    // the last of three runs counts, in a warm machine
    command: (workload, size) => ["java", "-cp", classPath, "SsjBench", workload, size, "3"],
    howTo: `Java 17 and Maven, then ${install}`,
  },
  {
    id: "simjs",
    peer: "simjs",
    needs: [join(cache, "node", "node_modules", "simjs")],
    sizes: { ...small, flow: 100 },
    command: (workload, size) => [process.execPath, join(programs, "simjs_bench.cjs"), workload, size],
    howTo: install,
  },
  {
    id: "simpy",
    peer: "SimPy",
    needs: [python],
    sizes: small,
    command: (workload, size) => [
      ...script("simpy_bench.py")(workload, size),
      ...(workload === "flow" ? ["pool"] : []),
    ],
    howTo: `Python 3, then ${install}`,
  },
  {
    id: "pypy",
    peer: "SimPy on PyPy",
    needs: [join(cache, "pypy", "simpy")],
    sizes: { mm1: 1_000_000, tandem: 300_000, flow: 100 },
    // `env` so that the library is found by this program alone
    command: (workload, size) => [
      "env",
      `PYTHONPATH=${join(cache, "pypy")}`,
      "pypy3",
      join(programs, "simpy_bench.py"),
      workload,
      size,
      ...(workload === "flow" ? ["pool"] : []),
    ],
    howTo: `Debian package pypy3, then ${install}`,
  },
  {
    id: "salabim",
    peer: "salabim",
    needs: [python],
    sizes: { mm1: 30_000, tandem: 10_000 },
    command: script("salabim_bench.py"),
    howTo: `Python 3, then ${install}`,
  },
  {
    id: "ciw",
    peer: "Ciw",
    needs: [python],
    sizes: { mm1: 30_000, tandem: 5_000, flow: 4 },
    command: script("ciw_bench.py"),
    howTo: `Python 3, then ${install}`,
  },
].map((peer) => ({ ...peer, missing: !peer.needs.every((path) => existsSync(path)) }));
