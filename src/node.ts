// What a program on Node wants beside index.ts: models by name or path, threads, and what the machine has.

export { openModel } from "./disk/openModel.ts";
export { knownModels } from "./disk/findModel.ts";
export { factFiles } from "./disk/openModel.ts";
export { keptAgreement } from "./disk/fluidAgreement.ts";
export { chunkPath, documentsFile, EnsembleFolder, manifestFile } from "./disk/ensembleFolder.ts";
export { makeEnsemble } from "./dispatch/makeEnsemble.ts";
export { chunksOnThreads } from "./dispatch/threads.ts";
export { machineLimits } from "./disk/machineLimits.ts";
export { onThreads } from "./disk/threads.ts";
export type { ChunkWatch, Dispatcher } from "./dispatch/dispatcher.ts";
export type { LogRequest } from "./disk/log/openLog.ts";
export type { ThreadOptions } from "./disk/threads.ts";
