import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../api/contract';
import type { DraftContent } from '../model/draft';
import { startOf } from './start';

const content = (critique: string, writer = 'this'): DraftContent => ({
  version: 1,
  writer,
  review: { verdict: null, issues: [], critique },
  activeMs: 5,
  openedAt: '2026-01-01T00:00:00Z',
  seen: true,
});
const item = (draft: DraftContent | null, revision = 3, own: unknown[] = []) =>
  ({ draft: draft === null ? null : { revision, content: draft, savedAt: '' }, own }) as unknown as ReviewItem;

describe('startOf', () => {
  it('begins empty, or with the draft of the store', () => {
    expect(startOf(item(null), null, 'this').review.critique).toBe('');
    expect(startOf(item(content('stored')), null, 'this')).toMatchObject({
      review: { critique: 'stored' },
      unsaved: false,
      seen: true,
    });
  });

  it('prefers what this browser alone has, made from that revision', () => {
    const start = startOf(item(content('stored')), { basedOn: 3, content: content('newer') }, 'this');
    expect(start).toMatchObject({ review: { critique: 'newer' }, unsaved: true, conflict: null });
  });

  it('asks when another tab saved meanwhile', () => {
    const start = startOf(item(content('theirs', 'other')), { basedOn: 2, content: content('mine') }, 'this');
    expect(start.conflict?.review.critique).toBe('theirs');
    expect(start.review.critique).toBe('mine');
  });

  it('does not ask for a save of its own whose answer a reload cut off', () => {
    expect(startOf(item(content('older')), { basedOn: 2, content: content('newer') }, 'this').conflict).toBeNull();
  });

  it('does not ask when both say the same', () => {
    expect(startOf(item(content('same', 'other')), { basedOn: 2, content: content('same') }, 'this').unsaved).toBe(
      false,
    );
  });

  it('shows the own judgment that stands, to be changed', () => {
    const judged = { kind: 'verdict', stands: true, verdict: 'tie', spans: [], critique: 'why' };
    expect(
      startOf(item(null, 0, [{ ...judged, stands: false, verdict: 'both_bad' }, judged]), null, 'this').review,
    ).toEqual({
      verdict: 'tie',
      issues: [],
      critique: 'why',
    });
  });
});
