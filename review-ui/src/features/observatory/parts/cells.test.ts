import { describe, expect, it } from 'vitest';
import { cell } from '@/test/fixtures/observatory';
import { heatCell } from './cells';

const seen = (one: Parameters<typeof heatCell>[2]) => heatCell('m', 'd', one);

describe('a cell of the heatmap', () => {
  it('shows a score as a step of the scale with two decimals', () => {
    expect(seen(cell({ score: 0.81, isBest: true }))).toMatchObject({ text: '0.81', look: 5, best: true });
    expect(seen(cell()).description).toBe('m on d: 0.55, 95% wilson .486 to .612, n = 236');
  });
  it('shows a score of zero as a score', () => {
    expect(seen(cell({ score: 0 }))).toMatchObject({ text: '0.00', look: 0 });
  });
  it.each([
    ['running', 'running', 'moving'],
    ['pending', 'pending', 'waiting'],
    ['failed', 'failed', 'wrong'],
    ['invalidated', 'invalid', 'doubtful'],
  ] as const)('shows %s with a glyph and a word', (state, text, look) => {
    const shown = seen(cell({ state, score: null }));
    expect(shown).toMatchObject({ text, look });
    expect(shown.icon).toBeDefined();
  });
  it('tells not run from completed without a score', () => {
    expect(seen(null).description).toBe('m on d: not run');
    expect(seen(cell({ score: null })).description).toBe('m on d: completed without a score');
  });
  it('names hidden characters of names that come from outside', () => {
    expect(heatCell('a\u202eb', 'd', null).description).toBe('a‹RLO›b on d: not run');
  });
});
