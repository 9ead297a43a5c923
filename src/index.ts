// The public interface on one page: documents in, verdicts and pages out. Everything here works without Node,
// in a page too.
//
// const facts = readFacts(factFiles); const documents = readDocuments(files, "county-court"); const program =
// compile(documents, facts, plainly); const observer = observe(program, { seriesGroup: "", seriesLevels: [],
// series: true, waits: true }); simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder]
// }); const observation = observer.result();

export { PendencyError, describeProblem } from "./errors.ts";
export type { Position, Problem, ProblemKind } from "./errors.ts";

// what people write
export type { Fact, FactConflict, FactLibrary, Publication } from "./facts/fact.ts";
export { readFacts } from "./facts/readFacts.ts";
export { findSeries } from "./facts/findSeries.ts";
export { searchFacts } from "./facts/searchFacts.ts";
export type { Parameter } from "./parameters/parameter.ts";
export type { Model } from "./model/model.ts";
export type { Measure } from "./model/measure.ts";
export type { Scenario } from "./scenario/scenario.ts";
export type { Claim } from "./claim/claim.ts";
export { readDocuments } from "./documents/readDocuments.ts";
export type { ModelDocuments } from "./documents/readDocuments.ts";
export { documentsAsOf } from "./documents/documentsAsOf.ts";
export type { AsOfAccount } from "./documents/documentsAsOf.ts";
export type { AsOf } from "./facts/libraryAsOf.ts";
export type { DocumentFile } from "./reading/document.ts";

// one run
export { compile, plainly } from "./compile/compile.ts";
export type { CompileOptions } from "./compile/compile.ts";
export type { Program } from "./compile/program.ts";
export { drawParameters } from "./compile/drawParameters.ts";
export { simulate } from "./simulate/individual/run.ts";
export type { Recorder } from "./simulate/recorder.ts";
export { observe } from "./observe/observe.ts";
export type { Observation } from "./observe/observation.ts";

// many runs
export { planStudy } from "./study/planStudy.ts";
export type { StudyInput, StudyTask } from "./study/planStudy.ts";
export { Runner, programOf } from "./study/runReplication.ts";
export type { Run } from "./study/runReplication.ts";
export { mergeStudy } from "./study/mergeStudy.ts";
export { studyId } from "./study/studyId.ts";
export { estimateRecords } from "./study/estimateRecords.ts";
export { claimMeasures, claimStacks, quantityMeasures } from "./study/studyMeasures.ts";
export type { Study, StudySpec } from "./study/study.ts";
export { summarise } from "./summarise/summarise.ts";
export { sourceGroup, sourceShare } from "./summarise/sourceShare.ts";
export type { SourceGroup, SourceShare } from "./summarise/sourceShare.ts";

// what it comes to
export { judge } from "./judge/judge.ts";
export type { Verdict } from "./judge/verdict.ts";
export { readTargets } from "./claim/readTargets.ts";
export { judgeTargets } from "./judge/judgeTargets.ts";
export { report } from "./present/report.ts";
export type { ReportInput } from "./ask/report/reportInput.ts";
export { claimsJson } from "./present/claimsJson.ts";
