import { describe, expect, it } from 'vitest';
import { reviewPrompt } from '@/test/fixtures/lab';
import { draftOf, inserted, requestOf, reviewBlocked } from './reviewDraft';

describe('a review prompt that is written', () => {
  it('comes back as it was stored', () => {
    const { name, description, template, systemPrompt, criteria, mode, scale, output, connection, defaultModel } =
      reviewPrompt();
    expect(requestOf(draftOf(reviewPrompt()))).toEqual({
      ...{ name, description, template, systemPrompt, criteria, mode, scale, output, connection, defaultModel },
    });
  });
  it.each([
    [{ name: ' ' }, 'It needs a name.'],
    [{ defaultModel: '' }, 'It needs a judging model.'],
    [{ lowest: 10 }, 'The best score must be above the worst.'],
    [{ highest: null }, 'The scale needs both ends.'],
    [{ template: '' }, 'It needs a template.'],
    [{}, null],
  ])('with %o is blocked by %s', (changes, blocked) => {
    expect(reviewBlocked({ ...draftOf(reviewPrompt()), ...changes }, [])).toBe(blocked);
  });
  it('is blocked by what its template lacks', () => {
    expect(reviewBlocked(draftOf(reviewPrompt()), ['{all_responses} is missing.'])).toBe('{all_responses} is missing.');
  });
  it('takes a variable where the caret stands, in place of what is chosen', () => {
    expect(inserted('Rank  now', 5, 5, '{x}')).toEqual({ text: 'Rank {x} now', caret: 8 });
    expect(inserted('Rank all now', 5, 8, '{x}')).toEqual({ text: 'Rank {x} now', caret: 8 });
  });
});
