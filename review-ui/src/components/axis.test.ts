import { describe, expect, it } from 'vitest';
import { differenceAxis, onAxis, scoreAxis } from './axis';

describe('axes', () => {
  it('put zero in the middle of differences, and end beyond the largest', () => {
    expect(differenceAxis([0.145, -0.17, null])).toMatchObject({ from: -0.2, to: 0.2 });
    expect(differenceAxis([])).toMatchObject({ from: -0.02, to: 0.02 });
    expect(onAxis(differenceAxis([0.9]), 0)).toBe(0.5);
  });
  it('keep what is outside at the edge', () => {
    expect(onAxis(scoreAxis, 1.2)).toBe(1);
    expect(onAxis(scoreAxis, -1)).toBe(0);
  });
});
