import type { TextMark } from '@/components/code/marks';
import type { PairHistory } from '../api/contract';
import { issueOf, locate } from '../model/issues';
import type { Choice, Issue, Side } from '../model/review';

/** What one reviewer said of a pair. */
export interface ReviewerVote {
  readonly id: string;
  readonly by: string;
  readonly verdict: Choice | null;
  readonly lane: string | null;
  readonly action: string | null;
  readonly critique: string | null;
  readonly issues: readonly Issue[];
  readonly supersededBy: string | null;
  readonly at: string;
}

/** The verdicts of people in a pair's history, decisions included. */
export function votesOf(history: PairHistory): readonly ReviewerVote[] {
  return history.judgments
    .filter(({ source, kind }) => source === 'human' && kind === 'verdict')
    .map(({ id, by, verdict, lane, action, critique, spans, supersededBy, createdAt }) => ({
      id,
      by: by ?? 'somebody',
      verdict,
      lane,
      action,
      critique,
      issues: spans.map(issueOf),
      supersededBy,
      at: createdAt,
    }));
}

/** The verdicts that stand, without decisions. */
export function standingVotes(votes: readonly ReviewerVote[]): readonly ReviewerVote[] {
  return votes.filter(({ action, supersededBy }) => action !== 'adjudicate' && supersededBy === null);
}

/** The spans of all reviewers as marks, each with its reviewer's letter on the pin. */
export function locatedMarks(
  votes: readonly ReviewerVote[],
  texts: Readonly<Record<Side, string>>,
): Readonly<Record<Side, readonly TextMark[]>> {
  const of = (side: Side) =>
    votes.flatMap(({ by, issues }) =>
      issues.flatMap((issue): TextMark[] =>
        issue.side !== side || issue.range === null || locate(issue, texts[side]) !== 'located'
          ? []
          : [
              {
                id: issue.id,
                start: issue.range.start,
                end: issue.range.end,
                className: `span-${issue.severity}`,
                pin: by.slice(0, 2),
                title: by,
              },
            ],
      ),
    );
  return { A: of('A'), B: of('B') };
}
