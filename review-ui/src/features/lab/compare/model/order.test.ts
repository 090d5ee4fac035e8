import { expect, it } from 'vitest';
import { ordered, totalTokens, type Sort, type Sortable } from './order';

const card = (experiment: string, rest: Partial<Sortable>): Sortable => ({
  experiment,
  seconds: null,
  costUsd: null,
  inputTokens: null,
  answerTokens: null,
  reasoningTokens: null,
  isAcceptable: true,
  ...rest,
});
const cards = [
  card('a', { seconds: 3, costUsd: 0.02, inputTokens: 10, answerTokens: 5, reasoningTokens: 100 }),
  card('b', { seconds: 1, inputTokens: 10, answerTokens: 50 }),
  card('c', { seconds: 3, costUsd: 0.01 }),
  card('d', { seconds: 0.5, costUsd: 0, inputTokens: 1, isAcceptable: false }),
];
const order = (sort: Sort, ranking = ['c', 'a', 'd', 'b']) =>
  ordered(cards, sort, ranking, new Map([['b', 1], ['a', 2], ['d', 1]])) // prettier-ignore
    .map(({ experiment }) => experiment)
    .join('');

it('sorts by the ranking, what has no place last', () => {
  expect(order('mine')).toBe('cadb');
  expect(order('mine', ['b', 'd'])).toBe('bdac');
});
it('sorts by what is known, the unknown behind, the unacceptable last, equal ones as ranked', () => {
  expect(order('ai')).toBe('bacd');
  expect(order('time')).toBe('bcad');
  expect(order('cost')).toBe('cabd');
  expect(order('tokens')).toBe('bacd');
});
it('counts reasoning once, and knows nothing when nothing was named', () => {
  expect(cards.map(totalTokens)).toEqual([115, 60, null, 1]);
});
