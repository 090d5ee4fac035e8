import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

// Short names for what the API answers. The shapes are generated from its document.
export type Estimate = Schemas['MetricResponse'];
export type Connection = Schemas['LabConnectionResponse'];
export type PlacedProblem = Schemas['LabProblemResponse'];

export type PromptListItem = Schemas['LabPromptItemResponse'];
export type Prompt = Schemas['LabPromptResponse'];
export type PromptRequest = Schemas['LabPromptRequest'];
export type PromptChange = Schemas['LabPromptChangeRequest'];
export type PromptCheck = Schemas['LabPromptCheckResponse'];
export type Message = Schemas['LabMessage'];
export type Row = Schemas['LabRowValues'];
export type RowsRead = Schemas['LabRowsResponse'];
export type ImportFile = Schemas['LabImportFile'];
export type Imported = Schemas['LabImportedResponse'];
export type ImportResult = Schemas['LabImportResponse'];

export type Run = Schemas['LabRunResponse'];
export type Session = Schemas['LabSessionResponse'];
export type DeletionCounts = Schemas['LabDeletionResponse'];

export type Config = Schemas['LabConfigResponse'];
export type ConfigHistory = Schemas['LabConfigHistoryResponse'];
export type ConfigVersion = Schemas['LabConfigVersionResponse'];
export type ConfigStatistics = Schemas['LabConfigStatisticsResponse'];
export type ConfigRequest = Schemas['LabConfigRequest'];
export type ConfigChange = Schemas['LabConfigChangeRequest'];
export type Parameters = Schemas['LabParameters'];

export type ReviewPrompt = Schemas['LabReviewPromptResponse'];
export type ReviewPromptRequest = Schemas['LabReviewPromptRequest'];
export type ReviewMode = ReviewPrompt['mode'];
export type TemplateCheck = Schemas['LabTemplateCheckResponse'];

export type Costs = Schemas['LabCostResponse'];
