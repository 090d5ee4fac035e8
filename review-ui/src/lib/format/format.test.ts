import { describe, expect, it } from 'vitest';
import { cost, money, price } from './money';
import {
  bytes,
  count,
  counted,
  interval,
  pValue,
  plain,
  score,
  shortScore,
  signed,
  tokens,
  withMinus,
} from './numbers';
import { clock, duration, moment } from './times';

describe('numbers', () => {
  it('show scores and intervals with three decimals', () => {
    expect(score(0.8041)).toBe('0.804');
    expect(score(null)).toBe('none');
    expect(shortScore(1)).toBe('1.000');
    expect(interval(0.718, 0.89)).toBe('.718 to .890');
  });
  it('show differences with their sign, and none for zero', () => {
    expect(signed(0.088)).toBe('+0.088');
    expect(signed(-0.104)).toBe('−0.104');
    expect(signed(-0.0001)).toBe('0.000');
  });
  it('show the minus of the tables, also inside sentences of the server, and leave hyphens of words alone', () => {
    expect([0.736, -0.114, -0.001].map((value) => plain(value))).toEqual(['0.74', '−0.11', '0.00']);
    expect(withMinus('gpt-5-mini leads: -5.94 to 16.09 (-1), 2026-06-12, a-1')).toBe(
      'gpt-5-mini leads: −5.94 to 16.09 (−1), 2026-06-12, a-1',
    );
  });
  it('never show a p-value as zero', () => {
    expect(pValue(0.0004)).toBe('< .001');
    expect(pValue(0.0114)).toBe('.011');
    expect(pValue(null)).toBe('none');
  });
  it('show counts, tokens and bytes', () => {
    expect(count(10_000)).toBe('10\u202f000');
    expect(counted(1, 'task')).toBe('1 task');
    expect(counted(2, 'entry', 'entries')).toBe('2 entries');
    expect([412, 61_240, 1_240_000].map(tokens)).toEqual(['412', '61.2k', '1.24M']);
    expect([51, 14_889_779].map(bytes)).toEqual(['51 bytes', '14.2 MiB']);
  });
});

describe('money', () => {
  it('shows small amounts with two significant digits', () => {
    expect(money({ amount: 1.4, currency: 'USD' })).toBe('$1.40');
    expect(money({ amount: 0.0032, currency: 'USD' })).toBe('$0.0032');
    expect(money({ amount: 0.00000012, currency: 'USD' })).toBe('$0.00000012');
    expect(money({ amount: 2.1, currency: 'EUR' })).toBe('EUR 2.10');
  });
  it('never rounds a listed price', () => {
    expect([2.5, 10, 0.075].map((amount) => price({ amount, currency: 'USD' }))).toEqual(['$2.50', '$10.00', '$0.075']);
  });
  it('never adds currencies, and says what is not known', () => {
    const sums = [
      { amount: 1, currency: 'EUR' },
      { amount: 2, currency: 'USD' },
    ];
    expect(cost(sums, 0)).toBe('EUR 1.00 + $2.00');
    expect(cost(sums.slice(1), 3)).toBe('$2.00 + unpriced');
    expect(cost([], 3)).toBe('unpriced');
    expect(cost([], 0)).toBe('$0.00');
  });
});

describe('times', () => {
  it('show durations in the unit that a reader expects', () => {
    expect([0, 0.4, 41, 1_900, 59_949, 59_960, 708_000, 7_500_000].map(duration)).toEqual([
      '0 ms',
      '< 1 ms',
      '41 ms',
      '1.9 s',
      '59.9 s',
      '1 m 00 s',
      '11 m 48 s',
      '2 h 05 m',
    ]);
  });
  it('show moments in UTC, with the year when it is another one', () => {
    const now = new Date('2026-11-21T00:00:00Z');
    expect(moment('2026-06-12T14:02:59Z', now)).toBe('12 Jun 14:02');
    expect(moment('2025-12-31T23:30:00-01:00', now)).toBe('1 Jan 00:30');
    expect(moment('2025-01-31T23:30:00Z', now)).toBe('31 Jan 2025 23:30');
  });
  it('show the time of day in UTC, to the second', () => {
    expect(clock('2026-06-12T01:02:09.7+01:00')).toBe('00:02:09');
  });
});
