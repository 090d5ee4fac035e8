import { describe, expect, it } from 'vitest';
import { keepBoth, readDraft, type DraftContent } from './draft';
import type { Issue, Review } from './review';

const issue = (id: string, note = ''): Issue => ({
  id,
  side: 'B',
  range: { start: 1, end: 2 },
  quote: 'x',
  prefix: '',
  suffix: '',
  textHash: 'h',
  category: 'style',
  severity: 'major',
  note,
  takenFrom: null,
});
const draft = (review: Partial<Review>, over: Partial<DraftContent> = {}): DraftContent => ({
  version: 1,
  writer: 'tab',
  review: { verdict: null, issues: [], critique: '', ...review },
  activeMs: 10,
  openedAt: '2026-01-02T00:00:00Z',
  seen: false,
  ...over,
});

describe('readDraft', () => {
  it('reads what was written', () => {
    const written = draft({ verdict: 'tie', issues: [issue('1')], critique: 'c' });
    expect(readDraft(JSON.parse(JSON.stringify(written)))).toEqual(written);
  });

  it('refuses other versions and broken parts', () => {
    for (const broken of [
      null,
      1,
      [],
      {},
      { ...draft({}), version: 2 },
      draft({ verdict: 'best' as never }),
      draft({ issues: [{ id: 1 } as never] }),
      draft({ issues: [{ ...issue('1'), range: { start: 'x', end: 2 } as never }] }),
    ]) {
      expect(readDraft(broken)).toBeNull();
    }
  });
});

describe('keepBoth', () => {
  it('takes every span once, mine where both changed it, and my verdict', () => {
    const merged = keepBoth(
      draft({ verdict: 'tie', issues: [issue('1', 'mine'), issue('3')] }),
      draft({ verdict: 'a_better', issues: [issue('1', 'theirs'), issue('2')] }),
    );
    expect(merged.review.verdict).toBe('tie');
    expect(merged.review.issues.map(({ id, note }) => [id, note])).toEqual([
      ['1', 'mine'],
      ['2', ''],
      ['3', ''],
    ]);
  });

  it('takes their verdict where I have none, and both critiques', () => {
    const merged = keepBoth(draft({ critique: 'mine' }), draft({ verdict: 'b_better', critique: 'theirs' }));
    expect(merged.review).toMatchObject({ verdict: 'b_better', critique: 'theirs\n\nmine' });
    expect(keepBoth(draft({ critique: 'one two' }), draft({ critique: 'one' })).review.critique).toBe('one two');
  });
});
