import { describe, expect, it } from 'vitest';
import { board, cell } from '@/test/fixtures/assignments';
import { boardRows, roundsOf, stateOf, valuesOf, type BoardFilters } from './board';

const { cells } = board();
const none: BoardFilters = { model: [], prompt: [], template: [] };

describe('the board', () => {
  it('has a row per subject and template, and a cell per round', () => {
    const rows = boardRows(cells, none);
    expect(rows.map(({ model, template, rounds }) => [model, template, [...rounds.keys()]])).toEqual([
      ['builder-careful', 'sum-of-sales', [1, 2]],
      ['builder-careless', 'sum-of-sales', [1, 2]],
      ['builder-careless', 'todo-list', [1]],
    ]);
    expect(roundsOf([...cells].reverse())).toEqual([1, 2]);
  });
  it('is filtered by all that is chosen', () => {
    const filters = { ...none, model: ['builder-careless'], template: ['todo-list', 'gone'] };
    expect(boardRows(cells, filters).map(({ template }) => template)).toEqual(['todo-list']);
    expect(valuesOf(cells, 'template', filters.template)).toEqual(['gone', 'sum-of-sales', 'todo-list']);
  });
  it('passes a cell only when every measured attempt did, and holds nothing unmeasured against it', () => {
    expect(stateOf(cell({ planned: 3, measured: 2, passed: 2 }))).toBe('passed');
    expect(stateOf(cell({ measured: 2, passed: 1 }))).toBe('failed');
    expect(stateOf(cell({ measured: 0, passed: 0 }))).toBe('not_measured');
    expect(stateOf(cell({ done: 0, measured: 0, passed: 0 }))).toBe('pending');
  });
});
