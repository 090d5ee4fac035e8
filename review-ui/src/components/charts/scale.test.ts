import { describe, expect, it } from 'vitest';
import { linear, niceTicks, scoreSpan, stepText } from './scale';

describe('linear', () => {
  it('maps ends to ends, also upside down', () => {
    const y = linear({ from: 0.2, to: 0.7 }, { from: 210, to: 10 });
    expect([y(0.2), y(0.7)]).toEqual([210, 10]);
    expect(y(0.45)).toBeCloseTo(110, 9);
  });
  it('puts the only value of a domain in the middle', () => {
    expect(linear({ from: 5, to: 5 }, { from: 0, to: 100 })(5)).toBe(50);
  });
});

describe('niceTicks', () => {
  it('are round and within the domain', () => {
    expect(niceTicks({ from: 0.2, to: 0.7 })).toEqual([0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(niceTicks({ from: 1_000, to: 20_000 }, 4)).toEqual([10_000, 20_000]);
    expect(niceTicks({ from: 0, to: 1 }, 3)).toEqual([0, 0.5, 1]);
  });
  it('do not show rounding errors', () => {
    expect(niceTicks({ from: 0, to: 0.3 }, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  });
  it('are one for a domain of one value', () => {
    expect(niceTicks({ from: 3, to: 3 })).toEqual([3]);
  });
});

describe('scoreSpan', () => {
  it('takes in every value, to the next tenth', () => {
    expect(scoreSpan([0.26, 0.71, null, 0.5])).toEqual({ from: 0.2, to: 0.8 });
  });
  it('is never narrower than its least width, and stays within 0 and 1', () => {
    expect(scoreSpan([0.97])).toEqual({ from: 0.8, to: 1 });
    expect(scoreSpan([0.01])).toEqual({ from: 0, to: 0.2 });
  });
  it('widens for scores that are no proportions', () => {
    expect(scoreSpan([0.5, 1.32])).toEqual({ from: 0.4, to: 1.4 });
  });
  it('is all of 0 to 1 without values', () => {
    expect(scoreSpan([null, undefined])).toEqual({ from: 0, to: 1 });
  });
});

it('steps are short', () => {
  expect([0, 500, 1_000, 1_500, 12_500, 40_000, 1_500_000].map(stepText)).toEqual([
    '0',
    '500',
    '1k',
    '1.5k',
    '12.5k',
    '40k',
    '1.5M',
  ]);
});
