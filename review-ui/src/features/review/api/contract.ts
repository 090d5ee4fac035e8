import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

// The generated names that this section uses, without their endings.
export type AdjudicationItem = Schemas['AdjudicationItemResponse'];
export type Agreement = Schemas['AgreementResponse'];
export type AssertionDifference = Schemas['AssertionDifferenceResponse'];
export type Bias = Schemas['BiasResponse'];
export type Draft = Schemas['DraftResponse'];
export type GuidelinesVersion = Schemas['GuidelinesResponse'];
export type IssueCategory = Schemas['IssueCategory'];
export type Judge = Schemas['JudgeResponse'];
export type JudgmentRequest = Schemas['JudgmentRequest'];
export type Lease = Schemas['LeaseResponse'];
export type Metric = Schemas['MetricResponse'];
export type NextItem = Schemas['NextResponse'];
export type Output = Schemas['OutputResponse'];
export type OwnJudgment = Schemas['OwnJudgmentResponse'];
export type PairHistory = Schemas['PairHistoryResponse'];
export type PairListItem = Schemas['PairListItemResponse'];
export type PairState = Schemas['PairState'];
export type Preference = Schemas['PreferenceResponse'];
export type PreferenceListItem = Schemas['PreferenceListItemResponse'];
export type Queue = Schemas['QueueResponse'];
export type QueueState = Schemas['QueueStateResponse'];
export type ReviewItem = Schemas['ReviewItemResponse'];
export type ReviewSideData = Schemas['ReviewSideResponse'];
export type RunQueue = Schemas['RunQueueResponse'];
export type SpanRequest = Schemas['SpanRequest'];
export type SpanResponse = Schemas['SpanResponse'];
export type Submitted = Schemas['SubmittedResponse'];
export type Suggestion = Schemas['SuggestionResponse'];
export type TextPart = Schemas['TextResponse'];
export type Vote = Schemas['VoteResponse'];
