import { describe, expect, it } from 'vitest';
import { issueOf, listIssues, locate, spanOf } from './issues';
import type { Issue } from './review';

const text = 'x = 1\r\ny = "😀"\n';
const issue = (id: string, start: number | null, end = 0, over: Partial<Issue> = {}): Issue => ({
  id,
  side: 'A',
  range: start === null ? null : { start, end },
  quote: start === null ? 'gone' : text.slice(start, end),
  prefix: '',
  suffix: '',
  textHash: 'h',
  category: 'style',
  severity: 'minor',
  note: '',
  takenFrom: null,
  ...over,
});

describe('issues', () => {
  it('goes to the store and back unchanged', () => {
    const one = issue('1', 0, 5, { note: 'n' });
    expect(issueOf({ ...spanOf(one), id: one.id, prefix: '', suffix: '', note: 'n', takenFrom: null })).toEqual(one);
    expect(spanOf(one).id).not.toBe(spanOf(one).id);
    expect(spanOf(one)).toMatchObject({ side: 'a', startUtf16: 0, endUtf16: 5, note: 'n' });
    expect(spanOf(issue('1', 0, 5, { note: '  ' })).note).toBeNull();
  });

  it('says what stands where it says, what was never found and what no longer fits', () => {
    expect(locate(issue('1', 0, 5), text)).toBe('located');
    expect(locate(issue('1', null), text)).toBe('unlocated');
    expect(locate(issue('1', 0, 5, { quote: 'other' }), text)).toBe('orphaned');
    expect(locate(issue('1', 0, 999), text)).toBe('orphaned');
    expect(locate(issue('1', 13, 14), text)).toBe('orphaned');
  });

  it('lists mine before the judge’s, in the order of the text, without what was taken over', () => {
    const own = [issue('b', 8, 9), issue('a', 0, 1, { takenFrom: 'j1' }), issue('c', 0, 1, { side: 'B' })];
    const judge = [issue('j1', 0, 1), issue('j2', null), issue('j3', 2, 3)];
    const listed = listIssues(own, judge, { A: text, B: text });
    expect(listed.map(({ number, issue: { id }, suggested }) => [number, id, suggested])).toEqual([
      [1, 'a', false],
      [2, 'b', false],
      [3, 'c', false],
      [4, 'j3', true],
      [5, 'j2', true],
    ]);
  });
});
