import { describe, expect, it } from 'vitest';
import { segments } from '@/components/charts/curves';
import { baseline, history, score } from '@/test/fixtures/observatory';
import { seriesOf } from '../compare/series';
import { curveNote, curveOf, levelsOf } from './curves';

describe('the curve of a history', () => {
  it('breaks where the setup changed, and says what', () => {
    const curve = curveOf('m', 'm', history().points);
    expect(segments(curve.points).map((part) => part.length)).toEqual([2, 6]);
    expect(curve.points[2]?.title).toContain('measured differently from here: dataset_version: v1 → v2');
    expect(curveNote(history())).toBe('95% band, n = 236; dashed: baselines; dotted: setup changed');
  });
  it('leaves out what has no step or no score', () => {
    const [first, second, ...others] = history().points;
    if (first === undefined || second === undefined) throw new Error('The fixture has no points.');
    const points = [{ ...first, step: null }, { ...second, score: null }, ...others];
    expect(curveOf('m', 'm', points).points).toHaveLength(6);
  });
  it('keeps step 0', () => {
    const [first] = history().points;
    if (first === undefined) throw new Error('The fixture has no points.');
    expect(curveOf('m', 'm', [{ ...first, step: 0 }]).points[0]?.step).toBe(0);
  });
  it('stands against the best baselines', () => {
    expect(levelsOf(history())).toEqual([{ key: 'gpt-4o', label: 'gpt-4o', value: 0.71 }]);
  });
});

it('among compared models, one without steps is a level at its best score', () => {
  const { points, dataset } = history();
  const [first] = points;
  if (first === undefined) throw new Error('The fixture has no points.');
  const { curves, levels } = seriesOf(
    {
      dataset,
      series: [
        { modelId: 'coder-7b', points },
        {
          modelId: 'gpt-4o',
          points: [
            { ...first, step: null, score: score(0.6) },
            { ...first, step: null, score: score(0.7) },
          ],
        },
      ],
    },
    [baseline],
  );
  expect(curves.map(({ label }) => label)).toEqual(['coder-7b']);
  expect(levels).toEqual([{ key: 'gpt-4o', label: 'gpt-4o', value: 0.7 }]);
});
