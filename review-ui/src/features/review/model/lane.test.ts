import { describe, expect, it } from 'vitest';
import { actionOf, isShown, mayShow, submitMeans, type LaneState } from './lane';
import { emptyReview, type Review } from './review';

const state = (over: Partial<LaneState>): LaneState => ({
  lane: 'assisted',
  voted: false,
  hasSuggestion: true,
  hidden: false,
  ...over,
});
const said = (over: Partial<Review>): Review => ({ ...emptyReview, verdict: 'tie', ...over });

describe('the lanes', () => {
  it('shows the suggestion at once in the assisted lane, after the vote in the blind-first lane, never in the blind one', () => {
    expect(mayShow(state({}))).toBe(true);
    expect(mayShow(state({ lane: 'blind-first' }))).toBe(false);
    expect(mayShow(state({ lane: 'blind-first', voted: true }))).toBe(true);
    expect(mayShow(state({ lane: 'blind', voted: true }))).toBe(false);
    expect(mayShow(state({ hasSuggestion: false }))).toBe(false);
  });

  it('lets the reviewer put it out of sight', () => expect(isShown(state({ hidden: true }))).toBe(false));

  it('keeps the item open after a blind first vote', () => {
    expect(submitMeans(state({ lane: 'blind-first' }))).toBe('vote');
    expect(submitMeans(state({ lane: 'blind-first', voted: true }))).toBe('finish');
    expect(submitMeans(state({ lane: 'blind' }))).toBe('finish');
  });

  it('names what was done', () => {
    expect(actionOf(state({}), true, said({}), 'tie')).toBe('accept');
    expect(actionOf(state({}), true, said({ critique: 'why' }), 'tie')).toBe('edit');
    expect(actionOf(state({}), true, said({}), 'a_better')).toBe('override');
    expect(actionOf(state({}), false, said({}), 'tie')).toBe('blind');
    expect(actionOf(state({}), true, said({}), null)).toBe('blind');
    expect(actionOf(state({ lane: 'blind-first' }), false, said({}), 'tie')).toBe('blind');
    expect(actionOf(state({ lane: 'blind-first', voted: true }), true, said({}), 'tie')).toBe('revise');
  });
});
