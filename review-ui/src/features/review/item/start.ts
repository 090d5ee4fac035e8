import type { OwnJudgment, ReviewItem } from '../api/contract';
import { readDraft, type DraftContent } from '../model/draft';
import { issueOf } from '../model/issues';
import { emptyReview, saysSame, type Review } from '../model/review';
import type { LocalDraft } from '../sync/localDrafts';

/** What an item begins with. */
export interface Start {
  readonly review: Review;
  readonly activeMs: number;
  /** When it was first opened, UTC; null: now. */
  readonly openedAt: string | null;
  readonly seen: boolean;
  /** It comes from this browser and the store does not have it. */
  readonly unsaved: boolean;
  /** The store has a newer draft that says something else. */
  readonly conflict: DraftContent | null;
  /** The revision that this browser's copy was made from. */
  readonly basedOn: number;
}

/** The newest of what is known of an item. */
export function startOf(item: ReviewItem, local: LocalDraft | null, writer: string): Start {
  const stored = readDraft(item.draft?.content);
  const revision = item.draft?.revision ?? 0;
  const own = readDraft(local?.content);
  if (own !== null && local !== null && !(stored !== null && saysSame(own.review, stored.review))) {
    // What this tab saved itself, before it heard of it, is older than its own copy.
    const conflict = stored !== null && local.basedOn !== revision && stored.writer !== writer ? stored : null;
    return { ...from(own), unsaved: true, conflict, basedOn: local.basedOn };
  }
  if (stored !== null) return { ...from(stored), unsaved: false, conflict: null, basedOn: revision };
  const standing = item.own.findLast((judgment) => judgment.stands && judgment.kind === 'verdict');
  return {
    review: standing === undefined ? emptyReview : reviewOf(standing),
    activeMs: 0,
    openedAt: null,
    seen: false,
    unsaved: false,
    conflict: null,
    basedOn: revision,
  };
}

/** What a judgment says, to be looked at or changed. */
export function reviewOf({ verdict, spans, critique }: Pick<OwnJudgment, 'verdict' | 'spans' | 'critique'>): Review {
  return { verdict, issues: spans.map(issueOf), critique: critique ?? '' };
}

function from({ review, activeMs, openedAt, seen }: DraftContent) {
  return { review, activeMs, openedAt, seen };
}
