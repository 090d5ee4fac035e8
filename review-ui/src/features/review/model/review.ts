import type { TextRange } from '../text/anchors';

/** A response as the reviewer sees it. */
export type Side = 'A' | 'B';

/** Both sides, in the screen's order. */
export const sides = ['A', 'B'] as const satisfies readonly Side[];

/** A verdict in the screen's order: A stands on the left. */
export type Choice = 'a_much_better' | 'a_better' | 'tie' | 'b_better' | 'b_much_better' | 'both_bad';

/** The verdicts in the order of their buttons. */
export const choices = [
  'a_much_better',
  'a_better',
  'tie',
  'b_better',
  'b_much_better',
  'both_bad',
] as const satisfies readonly Choice[];

/** Verdicts as words. */
export const choiceWords: Record<Choice, string> = {
  a_much_better: 'A much better',
  a_better: 'A better',
  tie: 'Tie',
  b_better: 'B better',
  b_much_better: 'B much better',
  both_bad: 'Both bad',
};

/** How bad an issue is. */
export type Severity = 'minor' | 'major' | 'critical';

/** Severities in the order of their keys. */
export const severities = ['minor', 'major', 'critical'] as const satisfies readonly Severity[];

/** A marked part of a response with what is wrong about it. */
export interface Issue {
  readonly id: string;
  readonly side: Side;
  /** Null when the quote is not in the text (unlocated), or no longer (orphaned). */
  readonly range: TextRange | null;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly textHash: string;
  /** A stored name of {@link categories}. */
  readonly category: string;
  readonly severity: Severity;
  readonly note: string;
  /** The judge's span that this one was taken from. */
  readonly takenFrom: string | null;
}

/** What a reviewer says of a pair: what drafts keep and undo goes back through. */
export interface Review {
  readonly verdict: Choice | null;
  readonly issues: readonly Issue[];
  readonly critique: string;
}

/** Nothing said yet. */
export const emptyReview: Review = { verdict: null, issues: [], critique: '' };

/** Whether two reviews say the same. */
export function saysSame(one: Review, other: Review): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
