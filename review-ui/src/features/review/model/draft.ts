import type { Choice, Issue, Review } from './review';
import { choices, severities } from './review';

/** What a draft keeps: the review, and the times so far, in milliseconds. */
export interface DraftContent {
  readonly version: 1;
  /** The tab that wrote it: its own save, whose answer was lost on the way, is no conflict. */
  readonly writer: string;
  readonly review: Review;
  readonly activeMs: number;
  /** When the item was first opened, UTC. */
  readonly openedAt: string;
  /** The judge's suggestion was on the screen at some time. */
  readonly seen: boolean;
}

/** Reads a stored draft. Null when it is of another version or broken: the review then begins empty, and the store keeps its copy. */
export function readDraft(stored: unknown): DraftContent | null {
  if (!isObject(stored) || stored['version'] !== 1 || !isObject(stored['review'])) return null;
  const { writer, review, activeMs, openedAt, seen } = stored;
  const issues: unknown = review['issues'];
  if (!Array.isArray(issues) || !issues.every(isIssue) || typeof review['critique'] !== 'string') return null;
  const verdict: unknown = review['verdict'];
  if (verdict !== null && !choices.includes(verdict as Choice)) return null;
  return {
    version: 1,
    writer: typeof writer === 'string' ? writer : '',
    review: { verdict: verdict as Choice | null, issues, critique: review['critique'] },
    activeMs: typeof activeMs === 'number' && activeMs >= 0 ? activeMs : 0,
    openedAt: typeof openedAt === 'string' ? openedAt : new Date(0).toISOString(),
    seen: seen === true,
  };
}

/** Two drafts of one item as one: my verdict where I have one, every span once (mine where both changed it), both critiques. */
export function keepBoth(mine: DraftContent, theirs: DraftContent): DraftContent {
  const own = new Map(mine.review.issues.map((issue) => [issue.id, issue]));
  const other = new Set(theirs.review.issues.map(({ id }) => id));
  return {
    version: 1,
    writer: mine.writer,
    review: {
      verdict: mine.review.verdict ?? theirs.review.verdict,
      issues: [
        ...theirs.review.issues.map((issue) => own.get(issue.id) ?? issue),
        ...mine.review.issues.filter(({ id }) => !other.has(id)),
      ],
      critique: joinTexts(theirs.review.critique, mine.review.critique),
    },
    activeMs: Math.max(mine.activeMs, theirs.activeMs),
    openedAt: mine.openedAt < theirs.openedAt ? mine.openedAt : theirs.openedAt,
    seen: mine.seen || theirs.seen,
  };
}

function joinTexts(one: string, other: string): string {
  if (one.includes(other)) return one;
  if (other.includes(one)) return other;
  return `${one}\n\n${other}`;
}

function isIssue(value: unknown): value is Issue {
  if (!isObject(value)) return false;
  const { range } = value;
  return (
    ['id', 'quote', 'prefix', 'suffix', 'textHash', 'category', 'note'].every(
      (key) => typeof value[key] === 'string',
    ) &&
    (value['side'] === 'A' || value['side'] === 'B') &&
    severities.includes(value['severity'] as never) &&
    (value['takenFrom'] === null || typeof value['takenFrom'] === 'string') &&
    (range === null || (isObject(range) && Number.isInteger(range['start']) && Number.isInteger(range['end'])))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
