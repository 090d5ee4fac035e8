import { describe, expect, it } from 'vitest';
import { anchorOf, radarPath, radarPoint } from './radar';

describe('radar', () => {
  it('begins at the top and follows the clock', () => {
    const [top, right, bottom, left] = [0, 1, 2, 3].map((index) => radarPoint(index, 4, 1, 100));
    expect(top?.y).toBeCloseTo(-100);
    expect(right?.x).toBeCloseTo(100);
    expect(bottom?.y).toBeCloseTo(100);
    expect(left?.x).toBeCloseTo(-100);
  });
  it('keeps values within the picture', () => {
    expect(radarPoint(0, 3, 1.4, 100).y).toBeCloseTo(-100);
    expect(radarPoint(0, 3, -1, 100).y).toBeCloseTo(0);
  });
  it('closes its outline', () => {
    expect(radarPath([1, 0.5, 0, 0.5], 100)).toBe('M0.0 -100.0 L50.0 0.0 L0.0 0.0 L-50.0 0.0Z');
  });
  it('anchors labels away from the middle', () => {
    expect([0, 1, 2, 3].map((index) => anchorOf(index, 4))).toEqual(['middle', 'start', 'middle', 'end']);
  });
});
