import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];

// Short names for what the API answers. The shapes are generated from its document.
export type Board = Schemas['AttemptBoardResponse'];
export type BoardRun = Schemas['AttemptRunResponse'];
export type BoardCell = Schemas['AttemptCellResponse'];
export type Scores = Schemas['AttemptScoresResponse'];
export type Attempt = Schemas['AttemptResponse'];
export type AttemptDetail = Schemas['AttemptDetailResponse'];
export type AttemptRound = Schemas['AttemptRoundResponse'];
export type Check = Schemas['AttemptCheckResponse'];
export type CheckKind = Schemas['CheckKind'];
export type JudgeCall = Schemas['QualityCallResponse'];
export type Submission = Schemas['SubmissionResponse'];
export type StoredTask = Schemas['StoredAssignmentResponse'];
