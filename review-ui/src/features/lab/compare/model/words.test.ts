import { expect, it } from 'vitest';
import { answerCost, answerTime, orderWords, placeWords } from './words';

it('writes costs so that answers can be told apart', () => {
  expect([0, 0.00000042, 0.00045, 0.0061, 0.0247, 0.1832, 1.5].map(answerCost)).toEqual([
    '$0',
    '$0.00000042',
    '$0.00045',
    '$0.0061',
    '$0.0247',
    '$0.1832',
    '$1.50',
  ]);
});

it('writes times from hundredths to minutes', () => {
  expect([0.412, 3.84, 61.4, 125].map(answerTime)).toEqual(['0.41 s', '3.8 s', '61.4 s', '2 m 05 s']);
});

it('says places and orders with their ties', () => {
  expect(placeWords({ rank: 2, isTied: true })).toBe('rank 2, tied');
  expect(placeWords(undefined)).toBe('not ranked');
  expect(orderWords([['a'], ['b', 'c']], (id) => id.toUpperCase())).toBe('A > B = C');
});
