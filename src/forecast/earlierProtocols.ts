// The rules of earlier versions, as far as they differ from those in force: what was registered under one is settled still.
import { protocol } from "./protocol.ts";

const { fewest: _fewest, ...coverage } = protocol.coverage;
const baselines = { walkDegrees: 4, leastDegrees: protocol.baselines.leastDegrees };

/** From the first on. */
export const earlierProtocols: readonly object[] = [{ ...protocol, version: 1, baselines, coverage }];
