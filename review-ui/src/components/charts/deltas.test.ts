import { describe, expect, it } from 'vitest';
import { differenceAxis } from '../axis';
import { barAxis, barPlace, byDelta, errorPlace, type DeltaBar } from './deltas';

const bar = (label: string, delta: number | null): DeltaBar => ({
  key: label,
  label,
  delta,
  lower: null,
  upper: null,
  weight: 'real',
  word: '',
  title: '',
});

describe('delta bars', () => {
  it('begin at zero and end at the difference', () => {
    const axis = differenceAxis([0.09]);
    expect(axis.to).toBe(0.1);
    expect(barPlace(axis, 0.1)).toEqual({ left: 50, width: 50 });
    expect(barPlace(axis, -0.05)).toEqual({ left: 25, width: 25 });
    expect(barPlace(axis, 0)).toEqual({ left: 50, width: 0 });
  });
  it('do not shrink for the interval of too little data, which is cut off', () => {
    const thin = { ...bar('thin', -0.1), weight: 'thin' as const, lower: -0.6, upper: 0.4 };
    const axis = barAxis([thin, { ...bar('real', 0.08), lower: 0.05, upper: 0.11 }]);
    expect(axis.to).toBe(0.2);
    expect(errorPlace(axis, -0.6, 0.4)).toEqual({ left: 0, width: 100, cut: 'left right' });
    expect(errorPlace(axis, 0.1, 0.2).cut).toBeUndefined();
  });
  it('are sorted from gain to loss, what has no difference last', () => {
    const sorted = byDelta([bar('b', -0.1), bar('none', null), bar('c', 0.2), bar('a', -0.1)]);
    expect(sorted.map(({ label }) => label)).toEqual(['c', 'a', 'b', 'none']);
  });
});
