import { expect, it } from 'vitest';
import { heat, sums } from './heat';

it('sums rows and columns and finds the largest', () => {
  expect(
    sums([
      [1, 2],
      [3, 4],
    ]),
  ).toEqual({ rows: [3, 7], columns: [4, 6], all: 10, largest: 4 });
  expect(sums([])).toEqual({ rows: [], columns: [], all: 0, largest: 0 });
});

it('gives nothing the lowest step, and anything at least the next', () => {
  expect([0, 1, 50, 100].map((value) => heat(value, 100))).toEqual([0, 1, 3, 5]);
  expect(heat(0, 0)).toBe(0);
});
