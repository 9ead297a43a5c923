// The job for Kubernetes is held against the schema of its own API; no cluster is at hand.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { kubernetesForms, kubernetesJob } from "../../src/dispatch/kubernetes.ts";
import { begin, chunks, ensemble, folderWithOffice } from "./office.ts";

// strict: what the API would drop as unknown is an error here
const schema = JSON.parse(readFileSync(join(import.meta.dirname, "kubernetes-job-1.37.schema.json"), "utf8"));
const isJob = new Ajv2020({ strict: false }).compile(schema);
const job = kubernetesJob("0123456789abcdef", 40, { image: "pendency:0.1.0", volume: "runs", path: "many", width: 8 });

test("it is a Job of Kubernetes 1.37, and a typo in it would not be", () => {
  expect(isJob(parse(job)), JSON.stringify(isJob.errors)).toBe(true);
  for (const typo of ["completionMode", "backoffLimitPerIndex", "onExitCodes", "readOnlyRootFilesystem", "claimName"]) {
    expect(isJob(parse(job.replace(`${typo}:`, `${typo.slice(0, -1)}:`))), typo).toBe(false);
  }
});

test("a chunk that is refused (2, 3) is not tried again; any other is, four times in all", () => {
  const { spec } = parse(job);
  expect(spec).toMatchObject({ completionMode: "Indexed", completions: 40, parallelism: 8, backoffLimitPerIndex: 3 });
  expect(spec.podFailurePolicy.rules[0]).toEqual({
    action: "FailIndex",
    onExitCodes: { containerName: "chunk", operator: "In", values: [2, 3] },
  });
  expect(spec.template.spec.restartPolicy).toBe("Never");
});

test("a pod runs one command on its own chunk of the folder, without rights on the cluster", () => {
  const { containers, ...pod } = parse(job).spec.template.spec;
  expect(containers[0].command).toEqual(["pendency", "chunk", "/runs/many", "--number", "$(JOB_COMPLETION_INDEX)"]);
  expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
});

test("names that would say something else in the file are refused", () => {
  const wrong = ["a\nb", "x: y", "a b", "{}", "", "-x", "/abs", "a/../b", "A B"];
  for (const form of Object.values(kubernetesForms))
    for (const name of wrong) expect(form.test(name), name).toBe(false);
  expect(kubernetesForms.image.test("registry.example:5000/team/pendency:0.1.0")).toBe(true);
});

test("--on kubernetes writes it into the run folder with as many indices as chunks, and runs nothing", async () => {
  const folder = folderWithOffice();
  const command = begin(folder, [...ensemble, "--on", "kubernetes", "--volume", "shared", "--json"]);
  expect(await command.ended).toBe(0);
  const { kubernetes } = JSON.parse(command.said()) as { kubernetes: string };
  const written = parse(readFileSync(join(folder, kubernetes), "utf8"));
  expect(isJob(written)).toBe(true);
  expect(written.spec.completions).toBe(chunks);
  expect(written.spec.template.spec.volumes[0].persistentVolumeClaim).toEqual({ claimName: "shared" });
  expect(existsSync(join(folder, "out", "chunks"))).toBe(false);
  const wrong = begin(folder, [...ensemble, "--on", "slurm", "--volume", "shared"]);
  expect([await wrong.ended, wrong.said()]).toEqual([
    2,
    expect.stringContaining("--on kubernetes, to which it belongs"),
  ]);
});
