// Installs the peers that package registries and this machine's compilers can give, into the git-ignored cache. What fails
// is said and left out. Nothing here is needed by `npm test`. (npm run bench -- --install)
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, programs } from "./peers.mjs";

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>bench</groupId><artifactId>bench</artifactId><version>1</version><dependencies><dependency>
<groupId>ca.umontreal.iro.simul</groupId><artifactId>ssj</artifactId><version>3.3.2</version>
</dependency></dependencies></project>`;
const python = join(cache, "python");
const ssj = join(cache, "ssj");
const native = join(programs, "native");
const binary = (name) => join(cache, "bin", name);

/** each peer's commands in order; the first that fails ends it */
const steps = {
  "bare C": [
    ["gcc", "-O3", "-march=native", "-o", binary("wheel"), join(native, "wheel.c"), "-lm"],
    ["gcc", "-O3", "-march=native", "-o", binary("batch"), join(native, "batch.c"), "-lm"],
  ],
  "SimPy, Ciw, salabim": [
    ["python3", "-m", "venv", python],
    [join(python, "bin", "pip"), "install", "-q", "simpy==4.1.2", "ciw==3.2.7", "salabim==26.0.9", "greenlet"],
  ],
  "cimba, its Python package": [
    ["python3", "-m", "venv", join(cache, "cimba")],
    [join(cache, "cimba", "bin", "pip"), "install", "-q", "cimba==0.9.6"],
  ],
  "SimPy on PyPy": [
    ["pypy3", "--version"],
    ["python3", "-m", "pip", "install", "-q", "--upgrade", "--target", join(cache, "pypy"), "simpy==4.1.2"],
  ],
  simjs: [["npm", "install", "--no-audit", "--no-fund", "--prefix", join(cache, "node"), "simjs@2.0.3"]],
  NeXosim: [["cargo", "build", "--release", "--manifest-path", join(programs, "nexosim", "Cargo.toml")]],
  SSJ: [
    [
      "mvn",
      "-q",
      "-B",
      "-f",
      join(ssj, "pom.xml"),
      "dependency:copy-dependencies",
      `-DoutputDirectory=${join(ssj, "lib")}`,
    ],
    ["javac", "-nowarn", "-cp", join(ssj, "lib", "*"), "-d", join(ssj, "classes"), join(programs, "SsjBench.java")],
  ],
  "ns-3": [
    [
      "g++",
      "-O3",
      "-march=native",
      "-DNDEBUG",
      "-o",
      binary("ns3_bench"),
      join(programs, "ns3_bench.cc"),
      "-lns3-core",
    ],
  ],
};

export function installPeers() {
  for (const folder of ["bin", "node", "ssj/lib", "ssj/classes"]) mkdirSync(join(cache, folder), { recursive: true });
  writeFileSync(join(ssj, "pom.xml"), pom);
  for (const [peer, commands] of Object.entries(steps)) {
    const failed = commands.find(([command, ...words]) => !succeeds(command, words));
    console.log(
      failed === undefined ? `${peer}: ready` : `${peer}: left out, because this failed: ${failed.join(" ")}`,
    );
  }
}

function succeeds(command, words) {
  const env = { ...process.env, CARGO_TARGET_DIR: join(cache, "nexosim") };
  return spawnSync(command, words, { env, stdio: "ignore" }).status === 0;
}
