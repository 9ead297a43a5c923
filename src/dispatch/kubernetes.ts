// A Job of Kubernetes that makes all chunks of a run folder on a volume that its pods share. It is written as a file to
// look at, change and apply: nothing here speaks to a cluster.

interface KubernetesOptions {
  /** an image with `pendency` of the ensemble's version on its path */
  readonly image: string;
  /** the PersistentVolumeClaim, which many nodes may write to, with the run folder in it */
  readonly volume: string;
  /** the run folder's path inside the volume */
  readonly path: string;
  /** pods at the same time */
  readonly width: number;
}

/** What may stand in the file as it is, unquoted. */
export const kubernetesForms = {
  image:
    /^[a-z0-9][a-z0-9._-]*(:[0-9]+(?=\/))?(\/[a-z0-9][a-z0-9._-]*)*(:[A-Za-z0-9][A-Za-z0-9._-]*)?(@sha256:[0-9a-f]{64})?$/,
  volume: /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/,
  path: /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/,
} as const;

/**
 * @param chunks how many the run has: a pod whose chunk is there already ends at once
 * @returns YAML
 */
export function kubernetesJob(
  ensemble: string,
  chunks: number,
  { image, volume, path, width }: KubernetesOptions,
): string {
  return `# Chunks of ensemble ${ensemble}. First copy the run folder to ${path} in the volume, then:
#   kubectl apply -f kubernetes.yaml
#   kubectl wait --for=condition=complete --timeout=-1s job/pendency-${ensemble}
# and merge what is in the volume: pendency merge FOLDER. To stop: kubectl delete job/pendency-${ensemble};
# applied again it goes on where it was.
apiVersion: batch/v1
kind: Job
metadata:
  name: pendency-${ensemble}
  labels:
    app.kubernetes.io/name: pendency
spec:
  completionMode: Indexed
  completions: ${chunks}
  parallelism: ${Math.min(width, chunks)}
  # whatever else ends a pod, a node that fails or memory that runs out, its chunk is begun again so often
  backoffLimitPerIndex: 3
  # one chunk that cannot be made ends the job
  maxFailedIndexes: 0
  podFailurePolicy:
    rules:
      # the documents are wrong: nobody tries again
      - action: FailIndex
        onExitCodes:
          containerName: chunk
          operator: In
          values: [2, 3]
      # a node that is drained is nobody's fault
      - action: Ignore
        onPodConditions:
          - type: DisruptionTarget
  template:
    metadata:
      labels:
        app.kubernetes.io/name: pendency
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
        fsGroup: 1000
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: chunk
          image: ${image}
          command: [pendency, chunk, /runs/${path}, --number, $(JOB_COMPLETION_INDEX)]
          env:
            - name: JOB_COMPLETION_INDEX
              valueFrom:
                fieldRef:
                  fieldPath: metadata.annotations['batch.kubernetes.io/job-completion-index']
          resources:
            requests:
              cpu: "1"
              memory: 1Gi
            limits:
              memory: 2Gi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - name: runs
              mountPath: /runs
      volumes:
        - name: runs
          persistentVolumeClaim:
            claimName: ${volume}
`;
}
