// The public interface on one page: documents in, answers and pages out. All of it works without Node, in a page too;
// what touches the disk, threads and the machine is in node.ts. docs/reference/api.md shows each of these at work.

// mistakes in documents and in what is asked, each with its place
export { describeProblem, PendencyError } from "./errors.ts";
export type { Position, Problem, ProblemKind } from "./errors.ts";

// reading: texts → documents
export { openDocuments } from "./documents/openDocuments.ts";
export { modelFiles } from "./documents/modelFiles.ts";
export { readSettings } from "./documents/readSettings.ts";
export { readFacts } from "./facts/readFacts.ts";
export { findSeries, seriesIds } from "./facts/findSeries.ts";
export { searchFacts } from "./facts/searchFacts.ts";
export type { AsOfAccount } from "./documents/asOfAccount.ts";
export type { ModelDocuments } from "./documents/readDocuments.ts";
export type { Documents, StandingOnADay } from "./documents/documents.ts";
export type { ModelFiles } from "./documents/modelFiles.ts";
export type { GridAxisPlan, GridPlan, StudyDocument } from "./documents/studyDocument.ts";
export type { DocumentFile } from "./reading/document.ts";
export type { AsOf } from "./facts/libraryAsOf.ts";
export type { SeriesGrain, SeriesPoint } from "./facts/findSeries.ts";
export type { Fact, FactConflict, FactLibrary, Publication } from "./facts/fact.ts";
export type { Parameter, SourceRule } from "./parameters/parameter.ts";
export type { Model } from "./model/model.ts";
export type { Measure } from "./model/measure.ts";
export type { SampleRule } from "./model/sampleRule.ts";
export type { Point, SetValue } from "./scenario/point.ts";
export type { Scenario } from "./scenario/scenario.ts";
export type { Claim, Test } from "./claim/claim.ts";
export type { Target, TargetResult } from "./claim/target.ts";

// asking: one function a question
export { checkDocuments } from "./ask/check.ts";
export { askRun } from "./ask/run.ts";
export { askComparison } from "./ask/compare.ts";
export { askWaterfall } from "./ask/waterfall.ts";
export { askBinds } from "./ask/binds.ts";
export type { Binds, BindsAsked, CapacityPrice, PriceOfUnit } from "./ask/binds.ts";
export type { BindingMonth, BindingRow, BindingTable } from "./ask/report/bindingTable.ts";
export { askPeople } from "./ask/people.ts";
export type { FollowedPeople } from "./ask/followedPeople.ts";
export type { LineWait } from "./ask/live/lineWaits.ts";
export type { LifeStay, LivesFound, PairedLife } from "./ask/live/livesFound.ts";
export { livesText } from "./present/livesText.ts";
export { askRequires } from "./ask/requires.ts";
export type { ConditionAsked, RequiresAsked, RequiresLever } from "./ask/requires/asked.ts";
export type {
  Combination,
  CombinationCheck,
  Comes,
  Condition,
  ConditionBox,
  Freedom,
  LeverSpans,
  Move,
  OtherSource,
  Requires,
  Span as LeverSpan,
  SpanEnd,
} from "./ask/requires/required.ts";
export { askMatters } from "./ask/matters.ts";
export type { Matters, MattersAsked, MattersFactor, MattersOutcome } from "./ask/matters.ts";
export type { FinerSteps } from "./ask/matters/coarseSteps.ts";
export { askInforms } from "./ask/informs.ts";
export type { InformsAsked } from "./ask/informs/asked.ts";
export type {
  AnswerKind,
  Figure,
  FigureKind,
  FigureNext,
  FigureTold,
  InformedAnswer,
  Informs,
  Published,
} from "./ask/informs/informed.ts";
export { planSobol, sobolFrom, SobolWatch } from "./ask/sobol.ts";
export type { Sobol, SobolAsked, SobolFactorFound, SobolOutcome, SobolPlan } from "./ask/sobol.ts";
export type { SobolFactor } from "./ask/pairs/factors.ts";
export type { FactorFound, Pairs, PairsAsked, PairsOutcome, PairsPlan, PairsWatch } from "./ask/pairs/planPairs.ts";
export { planShapley, shapleyFrom, ShapleyWatch } from "./ask/shapley.ts";
export type { Shapley, ShapleyAsked, ShapleyFactorFound, ShapleyOutcome, ShapleyPlan } from "./ask/shapley.ts";
export { planScreen, screenFrom } from "./ask/screen.ts";
export type { Screen, ScreenAsked, ScreenFactorFound, ScreenOutcome, ScreenPlan } from "./ask/screen.ts";
export type { ScreenFactor } from "./ask/screen/factors.ts";
export type { DesignAsked, Designed, RowsMade } from "./ask/matters/designed.ts";
export { askClaims } from "./ask/claims.ts";
export { askExplanation } from "./ask/explain.ts";
export { findCells } from "./ask/explain/findCells.ts";
export { askAssumptions } from "./ask/assumptions.ts";
export { askGrid } from "./ask/grid.ts";
export { askFlip } from "./ask/flip.ts";
export { askNearestFlips } from "./ask/nearestFlips.ts";
export { askVerdictChanges } from "./ask/verdictChanges.ts";
export { askVerdictsSince } from "./ask/verdictsSince.ts";
export { keepVerdicts, keptVerdictsText, readKeptVerdicts } from "./ask/keptVerdicts.ts";
export { askAnswer } from "./ask/answer.ts";
export { askBacktest } from "./ask/backtest.ts";
export { askCalibrate } from "./ask/calibrate.ts";
export { setText } from "./ask/calibrate/setText.ts";
export { withPosterior } from "./ask/posterior.ts";
export { askRegister } from "./ask/register.ts";
export { planEnsemble } from "./ask/ensemble.ts";
export { askScore } from "./ask/score.ts";
export { askInterventions } from "./ask/interventions.ts";
export { badgeOf } from "./ask/badgeOf.ts";
export type { Asked } from "./ask/asked.ts";
export type { Backtest } from "./ask/backtest.ts";
export type { BacktestAsked, BacktestStore } from "./ask/backtest/asked.ts";
export type { CalibrateAsked, CalibrateStore } from "./ask/calibrate/asked.ts";
export type { Calibrated } from "./ask/calibrate/setText.ts";
export type { ForecastOrigin } from "./ask/backtest/makeForecasts.ts";
export type { Interventions, InterventionsAsked, InterventionRow } from "./ask/interventions.ts";
export type { ChangeInterval, ChangeRow, ChangeScore } from "./ask/interventions/scoreChange.ts";
export type { FamilyScores, ForecasterScores } from "./ask/backtest/familyScores.ts";
export type { OwnTables } from "./ask/backtest/observedSeries.ts";
export type { ForecastRow } from "./ask/backtest/scoreForecasts.ts";
export type { RegisterAsked, Registered } from "./ask/register.ts";
export type { AwaitedFigure, ForecastScores, ScoreAsked, ScoredFile } from "./ask/score.ts";
export type { FluidAgreement, FluidBadge } from "./ask/fluidBadge.ts";
export type { Checked } from "./ask/check.ts";
export type { ImpossibleStack } from "./ask/possibleStacks.ts";
export type { SourceWidth } from "./ask/sourceWidth.ts";
export type { Life } from "./ask/lives.ts";
export type { RunAnswer, RunAsked } from "./ask/run.ts";
export type { Comparison, ComparisonAsked, Difference } from "./ask/compare.ts";
export type {
  Contribution,
  MovedChange,
  OrdersTaken,
  Waterfall,
  WaterfallAsked,
  WaterfallFound,
  WaterfallMeasure,
} from "./ask/waterfall.ts";
export type { ClaimsAsked, JudgedClaims } from "./ask/claims.ts";
export type { Explanation, ExplanationAsked } from "./ask/explain.ts";
export type { Cell } from "./ask/explain/findCells.ts";
export type { Headline } from "./ask/explain/headlines.ts";
export type { AssumptionLedger } from "./ask/explain/assumptionLedger.ts";
export type { Assumptions, AssumptionsAsked } from "./ask/assumptions.ts";
export type { Grid, GridAsked } from "./ask/grid.ts";
export type { FlipAsked, FlipTurn } from "./ask/flip.ts";
export type {
  DecidingPart,
  Edition,
  EditionTexts,
  EditionVerdict,
  KeptVerdict,
  KeptVerdicts,
} from "./ask/keptVerdicts.ts";
export type { EditionAccount, VerdictChange, VerdictChanges, WordChange } from "./ask/verdictChanges.ts";
export type { ChangeCause } from "./ask/changeCauses.ts";
export type { JudgeAgain, Mixture } from "./ask/editionMixtures.ts";
export type { JudgedNow } from "./ask/verdictsSince.ts";
export type { NearestAsked, NearestConduct } from "./ask/nearestFlips.ts";
export type { DecidingFigure, NearestFlip, Turning } from "./ask/flip/nearest.ts";
export type { Flip, FlipCheck, FlipOf } from "./ask/flip/flip.ts";
export type { AnswerAsked, AnswerConduct, AnswerSoFar, CommandWords, MainAnswer } from "./ask/answer.ts";
export type { AnswerRow, Change, Finding, FlowRow, PlainAnswer } from "./ask/answer/plainAnswer.ts";
export type { PlainVerdict, SampleNoise, Spread, Sureness } from "./ask/answer/plainAnswer.ts";
export type { ExplainedNumber } from "./ask/explain/explainedNumber.ts";
export type { ReportInput, ScenarioText } from "./ask/report/reportInput.ts";

// ensembles: many draws in chunks that any machine makes alike
export { checkDesign } from "./ensemble/checkDesign.ts";
export { chunkText, readChunk } from "./ensemble/chunk.ts";
export { chunkCount } from "./ensemble/manifest.ts";
export { ChunkMaker, computeChunk } from "./ensemble/computeChunk.ts";
export { besideRuns } from "./ask/frozen/besideRuns.ts";
export type { BesideNumber, BesideRuns, BesideVerdict } from "./ask/frozen/besideRuns.ts";
export type { Made, MadeDifference } from "./ask/frozen/madeOtherwise.ts";
export { readSaved, savedStudy } from "./ask/frozen/savedRun.ts";
export type { SavedMeasure, SavedRun, SavedStack, SavedText, SavedVerdict } from "./ask/frozen/savedRun.ts";
export type { FigureGroup } from "./ask/pairs/groups.ts";
export { changedSince, readFrozen } from "./ask/frozen/frozenRun.ts";
export { verify } from "./ask/frozen/verification.ts";
export type { FrozenRun } from "./ask/frozen/frozenRun.ts";
export type { NumberChange } from "./ask/frozen/compareTexts.ts";
export type { FileVerdict, KeptFile, Verification } from "./ask/frozen/verification.ts";
export { manifestText, readManifest } from "./ensemble/readManifest.ts";
export { mergeChunks } from "./ensemble/mergeChunks.ts";
export { summariseEnsemble } from "./ensemble/summary.ts";
export type { EnsembleAsked } from "./ask/ensemble.ts";
export type { StopAsked } from "./ask/ensemble/readStopRule.ts";
export type { Chunk, ChunkRun, FailedRun, PointGiven, RunPlace } from "./ensemble/chunk.ts";
export type { ComparedClaim, ComparedSide, ComparedTest } from "./ensemble/comparedClaim.ts";
export type { Component, Origin } from "./ensemble/components.ts";
export type { DesignedPoint, EnsembleManifest, EnsembleMeasure, Points, SourceCase } from "./ensemble/manifest.ts";
export type { Ensemble } from "./ensemble/mergeChunks.ts";
export type { StopRule, Wanted } from "./ensemble/stopRule.ts";
export type { ClaimSpread, DifferenceSpread, EnsembleSummary } from "./ensemble/summary.ts";
export type { FailedPoint, MeasureSpread } from "./ensemble/summary.ts";

// studies, and who makes their runs
export { makeStudy } from "./study/makeStudy.ts";
export { usualLimits } from "./study/limits.ts";
export { inThisThread } from "./study/inThisThread.ts";
export { TaskRunner } from "./study/answerTask.ts";
export { workThrough } from "./study/lanes.ts";
export type { Conduct, Enough, OnRuns, SoFar } from "./study/makeStudy.ts";
export type { Limits } from "./study/limits.ts";
export type { Narrate, Narration } from "./study/narrate.ts";
export type { StopSignal } from "./study/stop.ts";
export type { Executor, Watch } from "./study/executor.ts";
export type { TaskAnswer, TaskListener, TaskRunnerOptions } from "./study/answerTask.ts";
export type { ThisThreadOptions } from "./study/inThisThread.ts";
export type { Lane } from "./study/lanes.ts";
export type { StudyTask } from "./study/planStudy.ts";
export type { Run } from "./study/runReplication.ts";
export type { MeasuresAsked, MoreMeasure, StudyRequest } from "./study/studyRequest.ts";
export type { FluidMade, ParameterDraws, Study, StudySpec } from "./study/study.ts";
export type { Fan, MeasureSummary, MoveSummary } from "./summarise/summary.ts";
export type { ResourceSummary, StackSummary, WaitSummary } from "./summarise/summary.ts";

// one run: documents → Program → announcements
export { compile, plainly } from "./compile/compile.ts";
export { drawParameters } from "./compile/drawParameters.ts";
export { simulateIndividuals } from "./simulate/simulateIndividuals.ts";
export { simulateFluid } from "./simulate/fluid/run.ts";
export { chooseStep } from "./simulate/fluid/chooseStep.ts";
export { approximationsOf } from "./simulate/fluid/approximations.ts";
export { estimateRun } from "./study/estimateRun.ts";
export type { CompiledDocuments } from "./compile/structure.ts";
export type { CompileOptions } from "./compile/compile.ts";
export type { DrawOptions } from "./compile/drawParameters.ts";
export type { NamedMeasure } from "./compile/measures.ts";
export type { Program, ProgramTime, ResourceId, StageId } from "./compile/program.ts";
export type { RunOutcome, SimulateOptions } from "./simulate/individual/run.ts";
export type { StepAsked, ChosenStep } from "./simulate/fluid/chooseStep.ts";
export type { FluidListener, FluidOptions, FluidOutcome } from "./simulate/fluid/run.ts";
export type { FluidView } from "./simulate/fluid/view.ts";
export type { RunEstimate } from "./study/estimateRun.ts";

// observing a run: announcements → measures, series, waits
export { observeRun } from "./observe/observeRun.ts";
export { observe } from "./observe/observe.ts";
export { observeFluid } from "./observe/observeFluid.ts";
export { hearsNothing, leaveCauses } from "./simulate/recorder.ts";
export type { Observer } from "./observe/observe.ts";
export type { ObserveOptions } from "./observe/observeOptions.ts";
export type { FluidObserveOptions, FluidObserver } from "./observe/observeFluid.ts";
export type { MeasureValue, MoveSeries, Observation, ResourceSeries } from "./observe/observation.ts";
export type { SeriesBlock, Timeline, WaitHistogram } from "./observe/observation.ts";
export type { People } from "./simulate/people.ts";
export type { LeaveCause, Recorder } from "./simulate/recorder.ts";

// judging
export { judge } from "./judge/judge.ts";
export { judgeTargets } from "./judge/judgeTargets.ts";
export { gatedVerdict } from "./judge/gatedVerdict.ts";
export type { GatedVerdict } from "./judge/gatedVerdict.ts";
export { verdictWords } from "./judge/verdict.ts";
export { modelGates } from "./ask/gates/modelGates.ts";
export { storedInterventions, storedScores } from "./ask/gates/storedScores.ts";
export type { ModelGates, VerdictGate } from "./judge/verdictGate.ts";
export type { JudgeOptions } from "./judge/judge.ts";
export type { HeldRuns, PartVerdict, TestResult, Verdict, VerdictWord } from "./judge/verdict.ts";

// forecasts: scores of what was said against what was published
export { scoreForecast, publishedQuantiles, coverageShares } from "./forecast/score.ts";
export { coveredCounts, pairScores, sumRatio } from "./forecast/scoreRatio.ts";
export { hubLevels } from "./forecast/forecast.ts";
export { fromScale, identity, logPlusTen, logScale, onScale } from "./forecast/scale.ts";
export { crpsOfQuantiles, crpsOfSamples, fairCrpsOfSamples } from "./forecast/crps.ts";
export { intervalScore, pinballLoss, weightedIntervalScore, wisOfQuantiles } from "./forecast/intervalScore.ts";
export { rankedProbabilityScore } from "./forecast/poissonMixture.ts";
export { baselineNames, forecastBaseline, meanOfQuantiles } from "./forecast/baselines.ts";
export { historyOn } from "./forecast/history.ts";
export { forecastRival, pendingAfter, rivalNames } from "./forecast/rivals.ts";
export { rivalFigures } from "./forecast/rivalFigures.ts";
export type { RivalSeries } from "./forecast/rivalFigures.ts";
export type { Forecast, Outcome, QuantileForecast, SampledForecast } from "./forecast/forecast.ts";
export { familyScored, forecastGate, gateOfDifference, gateOfLevel, isTooFar, levelGates } from "./forecast/gates.ts";
export { coverageOf } from "./forecast/coverage.ts";
export { jointBootstrap } from "./forecast/jointBootstrap.ts";
export { effectiveNumber } from "./forecast/effectiveNumber.ts";
export { protocol } from "./forecast/protocol.ts";
export { protocolHash, rulesHash } from "./forecast/protocolHash.ts";
export { readScoreFile, scoreFileText } from "./forecast/scoreFile.ts";
export { readModelOutput, readTargetData, scoreTables } from "./forecast/readHubTables.ts";
export type { ScoreFile } from "./forecast/scoreFile.ts";
export { readRegistration, registrationHash, registrationText } from "./forecast/registration.ts";
export type { RegisteredFigure, RegisteredHistory, Registration } from "./forecast/registration.ts";
export { discrepancyAhead, discrepancyPath, fitDiscrepancy, publishedFlows } from "./forecast/discrepancy.ts";
export { innovationVariance, withCountingChance } from "./forecast/countingChance.ts";
export { accountedStock } from "./forecast/stockAccount.ts";
export { asPrinted, errorVariance, revisionSize } from "./forecast/printedError.ts";
export type { Discrepancy, Residual } from "./forecast/discrepancy.ts";
export type { PrintedError, RevisionSize } from "./forecast/printedError.ts";
export type { Coverage } from "./forecast/coverage.ts";
export type { HeldOutcome } from "./forecast/effectiveNumber.ts";
export type { FamilyScored, ForecastGate, Gate, GateStatus, LevelGate, ScoredIntervention } from "./forecast/gates.ts";
export type { FamilyPairs, JointBootstrap, RatioBounds } from "./forecast/jointBootstrap.ts";
export type { BaselineForecast, BaselineName } from "./forecast/baselines.ts";
export type { History, KnownFigure } from "./forecast/history.ts";
export type {
  Rival,
  RivalFigures,
  RivalGrowth,
  RivalInput,
  RivalInputs,
  RivalJudgements,
  RivalName,
} from "./forecast/rivals.ts";
export type { CentralInterval } from "./forecast/intervalScore.ts";
export type { Scale } from "./forecast/scale.ts";
export type { ScoredForecast, Scores, StoredScore } from "./forecast/score.ts";
export type { ScorePair } from "./forecast/scoreRatio.ts";

// presenting: plain data → text
export { stackName } from "./scenario/stack.ts";
export { measuresText } from "./present/runText.ts";
export { compareText, differencesText } from "./present/compareText.ts";
export { waterfallText } from "./present/waterfallText.ts";
export { bindsText } from "./present/bindsText.ts";
export { mattersText } from "./present/mattersText.ts";
export { informsText } from "./present/informsText.ts";
export { requiresText } from "./present/requiresText.ts";
export { verdictsText } from "./present/terminal.ts";
export { answerSentence } from "./present/answerSentence.ts";
export { plainAnswerText } from "./present/answerText.ts";
export { fluidBadgeLines } from "./present/fluidBadgeLines.ts";
export { describeRun } from "./present/runJson.ts";
export { claimsDocument } from "./present/claimsJson.ts";
export { report } from "./present/report.ts";
export { backtestText } from "./present/backtestText.ts";
export { calibrateText } from "./present/calibrateText.ts";
export { registerText } from "./present/registerText.ts";
export { scoreText } from "./present/scoreText.ts";
export { interventionsText } from "./present/interventionsText.ts";
export { reportTables } from "./present/csv.ts";
export type { TerminalStyle } from "./present/terminalStyle.ts";
export type { ClaimEntry, ClaimsDocument } from "./present/claimsJson.ts";
export type { CsvFile } from "./present/csv.ts";

// theory: exact results to hold a run against
export { erlangB, erlangC, meanWaitManyServers, oneServerQueue } from "./theory/erlang.ts";
export { queueWithPatience } from "./theory/patience.ts";
export {
  meanWaitAnyService,
  meanWaitsByPriority,
  meanWaitsByPriorityManyServers,
  varianceOfBusyPeriod,
  varianceOfWaitAnyService,
} from "./theory/oneServer.ts";
export { finiteSourceShares, limitedRoomShares, meanOverStates } from "./theory/birthDeath.ts";
export { closedThroughput, meansAtDesks, meanTimeInNetwork, throughputs } from "./theory/networks.ts";
export { meanTimesToEnd, outcomeShares, sharesAt, variancesOfTimeToEnd } from "./theory/absorbingChain.ts";
export { leftBehindShares, meanLeftBehind } from "./theory/bulkService.ts";
export { meanPresent } from "./theory/varyingArrivals.ts";
export { meanWaitOfPerson } from "./theory/firstCustomers.ts";
export type { PatienceResult } from "./theory/patience.ts";
export type { OpenNetwork } from "./theory/networks.ts";
export type { CaseFlow } from "./theory/absorbingChain.ts";

// inference: parameters led to what was observed
export { ensembleSmoother } from "./inference/ensembleSmoother.ts";
export { reachByCorrelation } from "./inference/slopes.ts";
export {
  addedErrors,
  carriedErrors,
  countLogVariance,
  independentErrors,
  logCountProbability,
  sideBySide,
} from "./inference/errorCovariance.ts";
export { informedDirections, leastInformed } from "./inference/informedDirections.ts";
export { emulated, quadraticEmulator } from "./inference/quadraticEmulator.ts";
export { correctedPosterior, posteriorMembers } from "./inference/correctedPosterior.ts";
export { covered, rankUniformity } from "./inference/rankUniformity.ts";
export type { Forward, SmoothedEnsemble, SmootherAsked } from "./inference/ensembleSmoother.ts";
export type { FailedMember, PassDiagnostics, SmootherState, Visited } from "./inference/smootherState.ts";
export type { Likelihood } from "./inference/likelihood.ts";
export type { Along, DirectionsAsked, InformedDirections } from "./inference/informedDirections.ts";
export type { Emulator } from "./inference/quadraticEmulator.ts";
export type { CorrectedPosterior, CorrectionAsked } from "./inference/importanceCorrection.ts";
export type { RankUniformity } from "./inference/rankUniformity.ts";
export type { Refusal } from "./inference/refusal.ts";

// statistics: what runs and waits say, and how surely
export { meanOf, sampleVariance, standardErrorOf } from "./statistics/moments.ts";
export { quantileOf } from "./statistics/quantile.ts";
export { studentQuantile, studentUpperTail } from "./statistics/studentT.ts";
export { jeffreysInterval } from "./statistics/jeffreysInterval.ts";
export { pairedDifference } from "./statistics/pairedDifference.ts";
export { batchMeans } from "./statistics/batchMeans.ts";
export { rankCorrelation } from "./statistics/rankCorrelation.ts";
export { kaplanMeier, survivalAt } from "./statistics/kaplanMeier.ts";
export { aalenJohansen, incidenceAt } from "./statistics/aalenJohansen.ts";
export { exchanged, latinHypercube, pairedDesign } from "./statistics/sensitivity/design.ts";
export { sobolIndices } from "./statistics/sensitivity/sobolIndices.ts";
export { controlledIndices } from "./statistics/sensitivity/controlledIndices.ts";
export { shapleyAlong } from "./statistics/sensitivity/shapleyAlong.ts";
export type { ShapleyRuns } from "./statistics/sensitivity/shapleyAlong.ts";
export { termsOf } from "./statistics/sensitivity/termMoments.ts";
export { elementaryEffects, trajectories } from "./statistics/sensitivity/elementaryEffects.ts";
export { dividends, sampledShapley, shapleyValues } from "./statistics/sensitivity/shapley.ts";
export { shapleyEffects, varianceLeft, varianceOfBoth } from "./statistics/sensitivity/shapleyEffects.ts";
export { firstRanking } from "./statistics/sensitivity/firstRanking.ts";
export type { PairedDesign, UnitPoint } from "./statistics/sensitivity/design.ts";
export type { SharedVariance, SobolIndex } from "./statistics/sensitivity/sharesFrom.ts";
export type { RowTerms } from "./statistics/sensitivity/controlledIndices.ts";
export type { TermMoments, TermRange } from "./statistics/sensitivity/surrogate.ts";
export type { Terms } from "./statistics/sensitivity/termMoments.ts";
export type { Resampling, SobolRuns } from "./statistics/sensitivity/sobolIndices.ts";
export type { ElementaryEffect, Trajectory } from "./statistics/sensitivity/elementaryEffects.ts";
export type { SampledValue, WorthOf } from "./statistics/sensitivity/shapley.ts";
export type { OrdersDrawn, ShapleyEffect } from "./statistics/sensitivity/shapleyEffects.ts";
export type { Drawn, FirstRanking, RankedFactor } from "./statistics/sensitivity/firstRanking.ts";
export type { PairedDifference } from "./statistics/pairedDifference.ts";
export type { SurvivalStep } from "./statistics/kaplanMeier.ts";
export type { IncidenceStep } from "./statistics/aalenJohansen.ts";
