import { describe, expect, it } from 'vitest';
import { handScore } from '@/test/fixtures/labCompare';
import { blockedBy, byWhom, draftOf, requestOf, scoreText } from './handScores';

describe('a score by hand', () => {
  it('begins with what the person said, and offers the criteria of the judge besides', () => {
    const mine = handScore('ada', 7.5, { criteria: { brevity: 6 }, notes: 'Short.' });
    expect(draftOf(mine, ['clarity', 'brevity'])).toEqual({
      score: 7.5,
      criteria: { clarity: null, brevity: 6 },
      notes: 'Short.',
      strengths: '',
      weaknesses: '',
    });
    expect(draftOf(undefined, []).score).toBeNull();
  });
  it('sends only what was said', () => {
    const draft = { ...draftOf(undefined, ['clarity', 'brevity']), score: 8, notes: '  ', strengths: ' Clear. ' };
    expect(requestOf({ ...draft, criteria: { clarity: 9, brevity: null } })).toEqual({
      score: 8,
      criteria: { clarity: 9 },
      notes: null,
      strengths: 'Clear.',
      weaknesses: null,
    });
  });
  it('needs a score of its range, and something new', () => {
    const none = draftOf(undefined, ['clarity']);
    expect(blockedBy(none, none)).toBe('It needs a score.');
    expect(blockedBy({ ...none, score: 10.5 }, none)).toBe('Scores are from 0 to 10.');
    expect(blockedBy({ ...none, score: 5, criteria: { clarity: -1 } }, none)).toBe('Scores are from 0 to 10.');
    expect(blockedBy({ ...none, score: 0 }, none)).toBeNull();
    const said = draftOf(handScore('ada', 0), []);
    expect(blockedBy(said, said)).toBe('Nothing is changed.');
    expect(blockedBy({ ...said, notes: 'Wrong.' }, said)).toBeNull();
  });
  it('is printed without empty decimals', () => {
    expect([8, 7.5, 6.333].map(scoreText)).toEqual(['8', '7.5', '6.33']);
  });
  it('is of the one who looks, or of another', () => {
    const [ada, bob] = [handScore('ada', 8), handScore('bob', 6)];
    expect(byWhom([bob, ada], 'ada')).toEqual({ mine: ada, others: [bob] });
    expect(byWhom([bob], 'ada').mine).toBeUndefined();
    expect(byWhom([bob, ada], null).others).toHaveLength(2);
    const program = { ...ada, kind: 'ai' };
    expect(byWhom([program, bob], 'ada')).toEqual({ mine: undefined, others: [program, bob] });
  });
});
