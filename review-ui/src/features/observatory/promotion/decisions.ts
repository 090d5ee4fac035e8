import type { IconName } from '@/components/Icon';
import type { TagTone } from '@/components/Tag';
import type { Decision, DecisionKind } from '../api/decisions';

interface DecisionWords {
  readonly action: string;
  readonly done: string;
  /** What follows from it. */
  readonly what: string;
  readonly tone: TagTone;
  readonly icon: IconName;
}

/** The words of decisions. */
export const decisionWords: Record<DecisionKind, DecisionWords> = {
  promoted: {
    action: 'Promote',
    done: 'promoted',
    what: 'Later checkpoints are compared with this one too. What the rules say now is kept with the decision.',
    tone: 'pass',
    icon: 'check',
  },
  rejected: {
    action: 'Reject',
    done: 'rejected',
    what: 'It is noted that this checkpoint was looked at and not taken. What the rules say now is kept with the decision.',
    tone: 'fail',
    icon: 'x',
  },
  withdrawn: {
    action: 'Take back',
    done: 'taken back',
    what: 'The decision no longer stands; it stays in the record, and so does this.',
    tone: 'plain',
    icon: 'undo',
  },
};

/** The decision that stands on a checkpoint: its newest one; null when there is none, or it was taken back. Decisions come newest first. */
export function standingDecision(decisions: readonly Decision[], checkpoint: string): DecisionKind | null {
  const newest = decisions.find((decision) => decision.checkpointId === checkpoint)?.decision ?? null;
  return newest === 'withdrawn' ? null : newest;
}

/** What can be decided after what stands. */
export function possibleDecisions(stands: DecisionKind | null): readonly DecisionKind[] {
  if (stands === 'promoted') return ['withdrawn', 'rejected'];
  return stands === 'rejected' ? ['withdrawn', 'promoted'] : ['rejected', 'promoted'];
}
