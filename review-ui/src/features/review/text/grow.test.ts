import { describe, expect, it } from 'vitest';
import { grow } from './grow';
import { segment } from './segments';

const text = 'Some prose here.\n\n```python\ndef f(größe):\n    return größe + 1\n\nx = f(1)\n```\n';

function steps(at: number): string[] {
  const parts = segment(text);
  const found: string[] = [];
  for (
    let range: { start: number; end: number } | null = { start: at, end: at };
    (range = grow(text, parts, range)) !== null;
  ) {
    found.push(text.slice(range.start, range.end));
  }
  return found;
}

describe('grow', () => {
  it('goes from the caret to word, line, paragraph and block', () => {
    expect(steps(text.indexOf('größe +') + 2)).toEqual([
      'größe',
      'return größe + 1',
      'def f(größe):\n    return größe + 1',
      'def f(größe):\n    return größe + 1\n\nx = f(1)',
    ]);
  });

  it('stays in the prose', () => expect(steps(6)).toEqual(['prose', 'Some prose here.']));

  it('never cuts a pair of surrogates', () => {
    const emoji = 'ab 😀𝒳y z';
    expect(grow(emoji, segment(emoji), { start: 5, end: 5 })).toEqual({ start: 5, end: 8 });
  });
});
