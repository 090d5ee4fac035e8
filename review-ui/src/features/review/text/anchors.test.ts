import { describe, expect, it } from 'vitest';
import { anchor, isRangeOf, snap, splitsPair, trimmed } from './anchors';

const text = 'a😀b\r\né漢字\tx\u2028y';

describe('snap', () => {
  it('takes the whole character where an end stands inside one', () => {
    expect(snap(text, 0, 2)).toEqual({ start: 0, end: 3 });
    expect(snap(text, 2, 4)).toEqual({ start: 1, end: 4 });
  });

  it('turns a backward selection round and stays in the text', () => {
    expect(snap(text, 99, 4)).toEqual({ start: 4, end: text.length });
    expect(snap(text, -5, 1)).toEqual({ start: 0, end: 1 });
  });

  it('makes nothing of an empty selection', () => expect(snap(text, 3, 3)).toBeNull());
});

describe('trimmed', () => {
  it('leaves out blank space at the ends, carriage returns too', () => {
    const source = '  x = 1\r\n\r\n';
    expect(trimmed(source, { start: 0, end: source.length })).toEqual({ start: 2, end: 7 });
  });

  it('makes nothing of blank space alone', () => expect(trimmed(' \r\n ', { start: 0, end: 4 })).toBeNull());
});

describe('anchor', () => {
  it('keeps the quote exactly as it stands, without normalising', () => {
    const range = { start: 1, end: text.indexOf('字') };
    expect(anchor(text, range).quote).toBe('😀b\r\né漢');
  });

  it('keeps at most 32 code units on either side and cuts no character', () => {
    const long = `${'😀'.repeat(20)}x${'😀'.repeat(20)}`;
    const kept = anchor(`a${long}b`, { start: 41, end: 42 });
    expect(kept.prefix).toBe('😀'.repeat(16));
    expect(kept.suffix).toBe('😀'.repeat(16));
    const odd = anchor(`${'😀'.repeat(20)}yx`, { start: 41, end: 42 });
    expect(odd.prefix).toBe(`${'😀'.repeat(15)}y`);
    expect(splitsPair(odd.prefix, 1)).toBe(true);
    expect(odd.prefix.codePointAt(0)).toBe(0x1f600);
  });
});

describe('isRangeOf', () => {
  it('takes what is in the text and refuses empty, reversed, outside and split', () => {
    expect(isRangeOf(text, { start: 1, end: 3 })).toBe(true);
    for (const [start, end] of [
      [1, 1],
      [3, 1],
      [-1, 2],
      [0, text.length + 1],
      [0, 2],
      [0.5, 3],
    ] as const) {
      expect(isRangeOf(text, { start, end })).toBe(false);
    }
  });
});
