import { expect, it } from 'vitest';
import { shiftsOf, shiftWords } from './shifts';

it('says how far each was moved, and who shares its place now', () => {
  const shifts = shiftsOf([['low'], ['medium'], ['high']], [['medium'], ['low', 'high']]);
  expect([...shifts.values()].map((shift) => [shift.experiment, shiftWords(shift), shift.tiedWith])).toEqual([
    ['medium', 'moved up 1', []],
    ['low', 'moved down 1', ['high']],
    ['high', 'moved up 1', ['low']],
  ]);
});

it('counts among those that both rank', () => {
  const shifts = shiftsOf([['gone'], ['a'], ['b']], [['new'], ['a'], ['b']]);
  expect([...shifts.values()].map(shiftWords)).toEqual(['unchanged', 'unchanged']);
});
