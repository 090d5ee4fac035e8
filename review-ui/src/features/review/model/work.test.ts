import { describe, expect, it } from 'vitest';
import { emptyReview, type Issue } from './review';
import { beginWork, historyLimit, reduceWork, type Work, type WorkAction } from './work';

const issue = (id: string, over: Partial<Issue> = {}): Issue => ({
  id,
  side: 'A',
  range: { start: 0, end: 1 },
  quote: 'x',
  prefix: '',
  suffix: '',
  textHash: 'h',
  category: 'style',
  severity: 'minor',
  note: '',
  takenFrom: null,
  ...over,
});
const run = (...actions: WorkAction[]): Work => actions.reduce(reduceWork, beginWork(emptyReview));
const choose = (verdict: 'a_better' | 'tie' | 'b_better'): WorkAction => ({ type: 'choose', verdict });

describe('the work on an item', () => {
  it('takes a verdict and changes it; the same key twice says the same', () => {
    expect(run(choose('a_better')).review.verdict).toBe('a_better');
    expect(run(choose('a_better'), choose('tie')).review.verdict).toBe('tie');
    expect(run(choose('tie'), choose('tie'))).toMatchObject({ review: { verdict: 'tie' }, past: [emptyReview] });
  });

  it('goes back and forth through verdicts, spans and critique', () => {
    const work = run(choose('a_better'), { type: 'addIssues', issues: [issue('1')] }, { type: 'critique', text: 'a' });
    const back = [1, 2, 3].reduce((at) => reduceWork(at, { type: 'undo' }), work);
    expect(back.review).toEqual(emptyReview);
    expect(reduceWork(back, { type: 'undo' })).toBe(back);
    const forth = [1, 2, 3].reduce((at) => reduceWork(at, { type: 'redo' }), back);
    expect(forth.review).toEqual(work.review);
  });

  it('drops what was taken back once something else is done', () => {
    const work = run(choose('a_better'), { type: 'undo' }, choose('tie'));
    expect(reduceWork(work, { type: 'redo' })).toBe(work);
  });

  it('takes back a stretch of typing as one step', () => {
    const work = run(
      { type: 'critique', text: 'a' },
      { type: 'critique', text: 'ab' },
      { type: 'endTyping' },
      { type: 'critique', text: 'abc' },
    );
    const once = reduceWork(work, { type: 'undo' });
    expect(once.review.critique).toBe('ab');
    expect(reduceWork(once, { type: 'undo' }).review.critique).toBe('');
  });

  it('takes over a span of the judge once', () => {
    const taken = issue('mine', { takenFrom: 'j1' });
    const work = run(
      { type: 'addIssues', issues: [taken] },
      { type: 'addIssues', issues: [issue('again', { takenFrom: 'j1' })] },
    );
    expect(work.review.issues).toEqual([taken]);
  });

  it('points to the neighbour of a deleted span', () => {
    const three = run({ type: 'addIssues', issues: [issue('1'), issue('2'), issue('3')] });
    expect(reduceWork(three, { type: 'deleteIssue', id: '2' }).current).toBe('3');
    expect(reduceWork(three, { type: 'deleteIssue', id: '3' }).current).toBe('2');
    expect(reduceWork(three, { type: 'deleteIssue', id: 'judge' })).toBe(three);
  });

  it('accepts and overrides a suggestion', () => {
    const accepted = run({ type: 'accept', verdict: 'b_better' });
    const overriding = reduceWork(accepted, { type: 'override', suggested: 'b_better' });
    expect(overriding).toMatchObject({ overriding: true, review: { verdict: null } });
    expect(reduceWork(overriding, choose('tie')).overriding).toBe(true);
    expect(reduceWork(run(choose('tie')), { type: 'override', suggested: 'b_better' }).review.verdict).toBe('tie');
  });

  it('keeps no step where nothing changed and not more than the limit', () => {
    expect(run({ type: 'accept', verdict: 'tie' }, { type: 'accept', verdict: 'tie' }).past).toHaveLength(1);
    let work = beginWork(emptyReview);
    for (let at = 0; at < historyLimit + 20; at++) work = reduceWork(work, choose(at % 2 === 0 ? 'tie' : 'a_better'));
    expect(work.past).toHaveLength(historyLimit);
  });
});
