import { describe, expect, it } from 'vitest';
import type { Decision } from '../api/decisions';
import { possibleDecisions, standingDecision } from './decisions';

function decided(checkpointId: string, decision: Decision['decision']): Decision {
  return { checkpointId, decision } as Decision;
}

describe('the decision that stands', () => {
  it('is the newest of the checkpoint, whatever was decided on others', () => {
    const decisions = [decided('b', 'rejected'), decided('a', 'promoted'), decided('a', 'rejected')];
    expect(standingDecision(decisions, 'a')).toBe('promoted');
    expect(standingDecision(decisions, 'c')).toBeNull();
  });
  it('is none after it was taken back', () => {
    expect(standingDecision([decided('a', 'withdrawn'), decided('a', 'promoted')], 'a')).toBeNull();
  });
  it('offers what changes it', () => {
    expect(possibleDecisions('promoted')).toEqual(['withdrawn', 'rejected']);
    expect(possibleDecisions(null)).toEqual(['rejected', 'promoted']);
  });
});
