import { describe, expect, it } from 'vitest';
import { config, estimate, unaskedConfig } from '@/test/fixtures/lab';
import { sorted, sortingOf, toggledSorting } from './sorting';

const scored = (name: string, score: number, seconds: number) =>
  config({
    name,
    statistics: {
      ...config().statistics,
      aiScore: estimate('ai_score', score),
      seconds: estimate('seconds', seconds),
    },
  });
const configs = [scored('slow', 9.1, 60), unaskedConfig({ name: 'new' }), scored('quick', 7, 3), scored('even', 7, 9)];
const names = (sort: string) => sorted(configs, sortingOf(sort)).map(({ name }) => name);

describe('the order of configs', () => {
  it('begins with the best, and leaves what has no value last either way', () => {
    expect(names('aiScore')).toEqual(['slow', 'even', 'quick', 'new']);
    expect(names('-aiScore')).toEqual(['even', 'quick', 'slow', 'new']);
    expect(names('time')).toEqual(['quick', 'even', 'slow', 'new']);
    expect(names('-time')).toEqual(['slow', 'even', 'quick', 'new']);
  });
  it('knows the families of models, then effort, then verbosity', () => {
    const of = (name: string, model: string, reasoningEffort: string | null, verbosity: string | null = null) =>
      config({ name, model, parameters: { reasoningEffort, verbosity } });
    const mixed = [
      of('f', 'zeta', null),
      of('e', 'gpt-5-nano', 'high'),
      of('d', 'gpt-5', 'high'),
      of('c', 'gpt-5', 'low', 'high'),
      of('b', 'gpt-5', 'low', 'low'),
      of('a', 'gpt-5-mini', 'minimal'),
    ];
    expect(sorted(mixed, sortingOf('model')).map(({ name }) => name)).toEqual(['b', 'c', 'd', 'a', 'e', 'f']);
  });
  it('turns round when a header is pressed again, and back', () => {
    expect(toggledSorting(sortingOf(undefined), 'cost')).toBe('cost');
    expect(toggledSorting(sortingOf('cost'), 'cost')).toBe('-cost');
    expect(toggledSorting(sortingOf('-cost'), 'cost')).toBe('cost');
    expect(toggledSorting(sortingOf('cost'), 'aiScore')).toBe('aiScore');
  });
  it('is by the newest when the address says nothing that is known', () => {
    expect(sortingOf('toString')).toEqual({ key: 'newest', descending: true });
  });
});
