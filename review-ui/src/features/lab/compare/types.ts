import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

// Short names for what the API answers. The shapes are generated from its document.
export type Comparison = Schemas['LabComparisonResponse'];
export type ComparedPrompt = Schemas['LabComparedPromptResponse'];
export type Card = Schemas['LabExperimentResponse'];
export type Batch = Schemas['LabBatchResponse'];
export type AiScore = Schemas['LabScoreResponse'];
export type HandScore = Schemas['LabManualScoreResponse'];
export type HandScoreRequest = Schemas['LabScoreRequest'];
export type SavedRanking = Schemas['LabRankingResponse'];
export type RankingRequest = Schemas['LabRankingRequest'];
export type Agreement = Schemas['LabAgreementResponse'];
export type Recommendation = Schemas['LabRecommendationResponse'];
export type Lead = Schemas['LabLeadResponse'];
export type Weights = Schemas['LabWeights'];
export type TradeOff = Schemas['LabTradeOffResponse'];
export type TradeOffPoint = Schemas['LabTradeOffPointResponse'];
