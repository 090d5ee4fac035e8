import { describe, expect, it } from 'vitest';
import { cutAt } from './cut';
import { marksWithin } from './marks';

describe('cutAt', () => {
  it('leaves an ordinary text whole', () => {
    const text = 'line\n'.repeat(30_000);
    expect(cutAt(text)).toBe(text);
  });
  it('cuts a long text at the end of a line', () => {
    const cut = cutAt('0123456789\n'.repeat(40_000));
    expect(cut.length).toBeLessThanOrEqual(200_000);
    expect(cut.endsWith('0123456789')).toBe(true);
  });
  it('cuts sooner where one line is very long, and never within a character', () => {
    const cut = cutAt(`a${'\u{1f600}'.repeat(30_000)}`);
    expect(cut.length).toBeLessThanOrEqual(20_000);
    expect(cut.isWellFormed()).toBe(true);
  });
});

describe('marksWithin', () => {
  it('orders marks, and leaves out what is empty, reversed or outside', () => {
    const mark = (id: string, start: number, end: number) => ({ id, start, end, className: 'span-minor' });
    const marks = [
      mark('c', 5, 9),
      mark('a', 0, 3),
      mark('empty', 2, 2),
      mark('reversed', 4, 2),
      mark('outside', 8, 11),
      mark('b', 0, 8),
    ];
    expect(marksWithin(marks, 10).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
