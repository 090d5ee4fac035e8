import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

// Short names for what the API answers. The shapes are generated from its document.
export type Summary = Schemas['ObservatorySummaryResponse'];
export type ObservatoryFilters = Schemas['ObservatoryFiltersResponse'];
export type Suite = Schemas['SuiteResponse'];
export type Benchmark = Schemas['BenchmarkResponse'];
export type TrackedModel = Schemas['TrackedModelResponse'];
export type ModelType = Schemas['ModelType'];
export type Coverage = Schemas['CoverageResponse'];
export type Score = Schemas['ObservatoryScoreResponse'];
export type PlacedScore = Schemas['PlacedScoreResponse'];
export type ScoreComparison = Schemas['ScoreComparisonResponse'];
export type ScoreVerdict = Schemas['ScoreVerdict'];
export type SetupDifference = Schemas['SetupDifferenceResponse'];
export type ComparisonRule = Schemas['ComparisonRuleResponse'];
export type MeasurementStatus = Schemas['MeasurementStatus'];
export type Heatmap = Schemas['HeatmapResponse'];
export type HeatmapRow = Schemas['HeatmapRowResponse'];
export type HeatmapCell = Schemas['HeatmapCellResponse'];
export type Provenance = Schemas['RunProvenanceResponse'];
export type ModelListItem = Schemas['ModelListItemResponse'];
export type ObservedModel = Schemas['ObservatoryModelDetailResponse'];
export type Checkpoint = Schemas['CheckpointResponse'];
export type CheckpointMark = Schemas['CheckpointMarkResponse'];
export type DatasetHistory = Schemas['DatasetHistoryResponse'];
export type HistoryPoint = Schemas['HistoryPointResponse'];
export type TrendWord = Schemas['TrendWord'];
export type GapTable = Schemas['GapTableResponse'];
export type GapRow = Schemas['GapRowResponse'];
export type GapReference = Schemas['GapReference'];
export type CheckpointDiff = Schemas['CheckpointDiffResponse'];
export type DiffRow = Schemas['DiffRowResponse'];
export type Leaderboard = Schemas['LeaderboardPivotResponse'];
export type LeaderboardRow = Schemas['LeaderboardPivotRowResponse'];
export type ModelComparison = Schemas['ModelComparisonResponse'];
