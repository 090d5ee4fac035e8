import type { Choice, Issue, Review } from './review';
import { saysSame } from './review';

/** How many steps can be taken back. */
export const historyLimit = 200;

/** What a reviewer does on one item: the review, the way back and forth, and what is looked at. */
export interface Work {
  readonly review: Review;
  readonly past: readonly Review[];
  readonly future: readonly Review[];
  /** The span that keys act on; also one of the judge's. */
  readonly current: string | null;
  /** The reviewer said that they will not take the suggested verdict. */
  readonly overriding: boolean;
  /** True while the last step was typing in the critique: further typing is the same step. */
  readonly typing: boolean;
}

/** What can happen to it. */
export type WorkAction =
  | { readonly type: 'choose'; readonly verdict: Choice }
  | { readonly type: 'accept'; readonly verdict: Choice }
  | { readonly type: 'override'; readonly suggested: Choice | null }
  | { readonly type: 'addIssues'; readonly issues: readonly Issue[] }
  | {
      readonly type: 'editIssue';
      readonly id: string;
      readonly change: Partial<Pick<Issue, 'category' | 'severity' | 'note'>>;
    }
  | { readonly type: 'deleteIssue'; readonly id: string }
  | { readonly type: 'critique'; readonly text: string }
  | { readonly type: 'endTyping' }
  | { readonly type: 'point'; readonly id: string | null }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'replace'; readonly review: Review };

/** Work that begins with a review: an empty one, a draft, or an earlier judgment. */
export function beginWork(review: Review): Work {
  return { review, past: [], future: [], current: null, overriding: false, typing: false };
}

/** The work after an action. */
export function reduceWork(work: Work, action: WorkAction): Work {
  const { review } = work;
  switch (action.type) {
    case 'choose':
      return step(work, { ...review, verdict: action.verdict });
    case 'accept':
      return step({ ...work, overriding: false }, { ...review, verdict: action.verdict });
    case 'override':
      if (review.verdict !== null && review.verdict !== action.suggested) return { ...work, overriding: true };
      return { ...step(work, { ...review, verdict: null }), overriding: true };
    case 'addIssues': {
      const known = new Set(review.issues.map(({ id, takenFrom }) => takenFrom ?? id));
      const added = action.issues.filter(({ id, takenFrom }) => !known.has(takenFrom ?? id));
      const last = added.at(-1);
      if (last === undefined) return work;
      return { ...step(work, { ...review, issues: [...review.issues, ...added] }), current: last.id };
    }
    case 'editIssue':
      return step(work, {
        ...review,
        issues: review.issues.map((issue) => (issue.id === action.id ? { ...issue, ...action.change } : issue)),
      });
    case 'deleteIssue': {
      const at = review.issues.findIndex(({ id }) => id === action.id);
      if (at === -1) return work;
      const issues = review.issues.toSpliced(at, 1);
      return { ...step(work, { ...review, issues }), current: (issues[at] ?? issues.at(-1))?.id ?? null };
    }
    case 'critique': {
      if (action.text === review.critique) return work;
      if (work.typing) return { ...work, review: { ...review, critique: action.text } };
      return { ...step(work, { ...review, critique: action.text }), typing: true };
    }
    case 'endTyping':
      return work.typing ? { ...work, typing: false } : work;
    case 'point':
      return work.current === action.id ? work : { ...work, current: action.id };
    case 'undo': {
      const before = work.past.at(-1);
      if (before === undefined) return work;
      return { ...work, review: before, past: work.past.slice(0, -1), future: [review, ...work.future], typing: false };
    }
    case 'redo': {
      const [after, ...future] = work.future;
      if (after === undefined) return work;
      return { ...work, review: after, past: [...work.past, review], future, typing: false };
    }
    case 'replace':
      return step(work, action.review);
  }
}

/** One step forward: what was is kept, what was taken back is gone. Nothing happens when nothing changed. */
function step(work: Work, review: Review): Work {
  if (saysSame(work.review, review)) return { ...work, typing: false };
  return { ...work, review, past: [...work.past, work.review].slice(-historyLimit), future: [], typing: false };
}
