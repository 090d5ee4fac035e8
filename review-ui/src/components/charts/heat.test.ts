import { describe, expect, it } from 'vitest';
import { gridMove, heatLevel, runsOf } from './heat';

describe('heatLevel', () => {
  it('takes six equal steps from 0.05 to 0.95', () => {
    const scores = [0.05, 0.19, 0.2, 0.34, 0.35, 0.49, 0.5, 0.64, 0.65, 0.79, 0.8, 0.95];
    expect(scores.map(heatLevel)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });
  it('takes the ends for what is outside', () => {
    expect([-0.2, 0, 1, 1.7].map(heatLevel)).toEqual([0, 0, 5, 5]);
  });
});

describe('gridMove', () => {
  const from = { row: 1, column: 1 };
  it.each([
    ['next', { row: 2, column: 1 }],
    ['previous', { row: 0, column: 1 }],
    ['left', { row: 1, column: 0 }],
    ['right', { row: 1, column: 2 }],
    ['pageDown', { row: 9, column: 1 }],
    ['pageUp', { row: 0, column: 1 }],
    ['first', { row: 1, column: 0 }],
    ['last', { row: 1, column: 4 }],
  ] as const)('%s stays within the grid', (move, to) => {
    expect(gridMove(from, move, 10, 5, 20)).toEqual(to);
  });
  it('does not leave at the edges', () => {
    expect(gridMove({ row: 9, column: 4 }, 'next', 10, 5, 3)).toEqual({ row: 9, column: 4 });
    expect(gridMove({ row: 0, column: 0 }, 'left', 10, 5, 3)).toEqual({ row: 0, column: 0 });
  });
});

it('joins neighbours of one group, not those apart', () => {
  expect(runsOf(['code', 'code', 'web', 'code'])).toEqual([
    { name: 'code', from: 0, length: 2 },
    { name: 'web', from: 2, length: 1 },
    { name: 'code', from: 3, length: 1 },
  ]);
});
