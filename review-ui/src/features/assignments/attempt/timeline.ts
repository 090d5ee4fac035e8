import { clock, duration } from '@/lib/format/times';
import type { AttemptDetail } from '../api/types';

/** A step of a round. */
export interface Step {
  readonly name: string;
  /** When, or how long it took; null when it did not come to it. */
  readonly at: string | null;
  readonly note: string;
}

/** What happened in a round, in order. */
export function stepsOf({ attempt, submission, checks }: AttemptDetail): readonly Step[] {
  const { askedAt, latencyMs, checkMs } = attempt;
  const published = submission?.publishedAt ?? null;
  const isChecked = checkMs !== null && checks.length > 0;
  return [
    { name: 'Asked', at: askedAt === null ? null : clock(askedAt), note: askedAt === null ? 'not yet' : 'UTC' },
    {
      name: 'Answered',
      at: latencyMs === null ? null : `after ${duration(latencyMs)}`,
      note: latencyMs === null ? 'no answer' : 'by the model',
    },
    {
      name: 'Published',
      at: published === null ? null : clock(published),
      note: submission === null ? 'nothing was published' : `commit ${submission.commitSha.slice(0, 7)}`,
    },
    {
      name: 'Checked',
      at: isChecked ? `in ${duration(checkMs)}` : null,
      note: isChecked ? `${checks.length} checks, publishing included` : 'no check ran',
    },
  ];
}
