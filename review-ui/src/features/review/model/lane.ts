import type { Choice, Review } from './review';

/** What a reviewer is shown of the judge's opinion. */
export type Lane = 'assisted' | 'blind-first' | 'blind';

/** Lanes as words. */
export const laneWords: Record<Lane, string> = {
  assisted: 'Assisted lane',
  'blind-first': 'Blind-first lane',
  blind: 'Blind lane',
};

/** What an action is called in a judgment. */
export type ReviewAction = 'accept' | 'override' | 'edit' | 'blind' | 'revise';

/** Where the review of an item stands between the reviewer and the judge. */
export interface LaneState {
  readonly lane: Lane;
  /** A first vote was stored, even if it was taken back since (blind-first). */
  readonly voted: boolean;
  /** The judge has an opinion on this pair that this reviewer may see at some time. */
  readonly hasSuggestion: boolean;
  /** The reviewer put it out of sight. */
  readonly hidden: boolean;
}

/** Whether the lane lets the judge's opinion be seen now. */
export function mayShow({ lane, voted, hasSuggestion }: LaneState): boolean {
  return hasSuggestion && (lane === 'assisted' || (lane === 'blind-first' && voted));
}

/** Whether the judge's opinion is on the screen now. */
export function isShown(state: LaneState): boolean {
  return mayShow(state) && !state.hidden;
}

/** What Space does: sends a blind first vote that stays open for revision, or ends with the item. */
export function submitMeans(state: LaneState): 'vote' | 'finish' {
  return state.lane === 'blind-first' && !state.voted ? 'vote' : 'finish';
}

/** What the reviewer did, as it is stored. `seen` says whether the suggestion was ever on the screen. */
export function actionOf(state: LaneState, seen: boolean, review: Review, suggested: Choice | null): ReviewAction {
  if (state.lane === 'blind-first' && state.voted) return 'revise';
  if (state.lane !== 'assisted' || !seen || suggested === null) return 'blind';
  if (review.verdict !== suggested) return 'override';
  return review.issues.length > 0 || review.critique.trim() !== '' ? 'edit' : 'accept';
}
