import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

// Short names for what the API answers. The shapes are generated from its document.
export type Metric = Schemas['MetricResponse'];
export type RunStatus = Schemas['RunStatus'];
export type CaseCounts = Schemas['CaseCountsResponse'];
export type CaseChangeKind = Schemas['CaseChangeKind'];
export type Text = Schemas['TextResponse'];
export type RunListItem = Schemas['RunListItemResponse'];
export type ModelLine = Schemas['ModelLineResponse'];
export type Run = Schemas['RunResponse'];
export type Gate = Schemas['GateResponse'];
export type ModelDetail = Schemas['ModelDetailResponse'];
export type MatrixColumn = Schemas['MatrixColumnResponse'];
export type TaskRow = Schemas['TaskRowResponse'];
export type CaseCell = Schemas['CaseCellResponse'];
export type Case = Schemas['CaseResponse'];
export type Sample = Schemas['SampleResponse'];
export type Execution = Schemas['ExecutionResponse'];
export type Output = Schemas['OutputResponse'];
export type CaseJudgment = Schemas['CaseJudgmentResponse'];
export type Comparison = Schemas['ComparisonResponse'];
export type ComparisonLine = Schemas['ComparisonLineResponse'];
export type ComparedRun = Schemas['ComparedRunResponse'];
export type MetricDifference = Schemas['MetricDifferenceResponse'];
export type CaseChange = Schemas['CaseChangeResponse'];
export type ComparedCase = Schemas['ComparedCaseResponse'];
export type CaseVerdict = Schemas['CaseVerdict'];
export type OutcomeName = Schemas['Outcome'];
