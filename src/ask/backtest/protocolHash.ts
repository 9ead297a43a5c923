// The rules that scores follow, in sixteen digits: scores of other rules are not set beside these.
import { protocol } from "../../forecast/protocol.ts";
import { sha256 } from "../../study/sha256.ts";
import { inOneOrder } from "../../study/studyId.ts";

/** @param documentText of the forecasts document: families, horizons, baselines, series and their transforms */
export function protocolHash(documentText: string): string {
  return sha256(inOneOrder({ protocol, document: documentText.replaceAll("\r\n", "\n") })).slice(0, 16);
}
