import { describe, expect, it } from 'vitest';
import { bandPaths, breaks, linePath, segments, type CurvePoint } from './curves';

const point = (step: number, value: number, setup = 'v1', interval = true): CurvePoint => ({
  step,
  value,
  lower: interval ? value - 0.1 : null,
  upper: interval ? value + 0.1 : null,
  n: 100,
  setup,
  title: `step ${step}`,
});
const asIs = (value: number) => value;
const tens = (value: number) => value * 10;

describe('a curve', () => {
  it('goes by steps, whatever order the points came in', () => {
    const parts = segments([point(30, 3), point(10, 1), point(20, 2)]);
    expect(parts.map((part) => part.map(({ step }) => step))).toEqual([[10, 20, 30]]);
  });
  it('breaks where the measurement changed, and does not join again across', () => {
    const parts = segments([point(10, 1), point(20, 2), point(30, 3, 'v2'), point(40, 4)]);
    expect(parts.map((part) => part.length)).toEqual([2, 1, 1]);
    expect(breaks(parts)).toEqual([25, 35]);
  });
  it('draws its line through the values', () => {
    expect(linePath([point(1, 0.5), point(2, 0.25)], asIs, tens)).toBe('M1 5 L2 2.5');
  });
  it('draws its band forth along the upper and back along the lower bounds', () => {
    expect(bandPaths([point(1, 0.5), point(2, 0.6)], asIs, tens)).toEqual(['M1 6 L2 7 L2 5 L1 4Z']);
  });
  it('has no band where there is no interval, nor for a point alone', () => {
    const part = [point(1, 0.5), point(2, 0.5), point(3, 0.5, 'v1', false), point(4, 0.5)];
    expect(bandPaths(part, asIs, tens)).toHaveLength(1);
    expect(bandPaths([point(1, 0.5)], asIs, tens)).toEqual([]);
  });
});
