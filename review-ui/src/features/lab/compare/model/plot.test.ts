import { describe, expect, it } from 'vitest';
import { amountScale, frontPath, labelPlaces, qualitySpan } from './plot';

describe('the axis of amounts', () => {
  it('is logarithmic where amounts differ by orders, with powers of ten', () => {
    const scale = amountScale([0.0011, 0.0061, 0.0247, 0.1832], { from: 0, to: 300 });
    expect(scale.isLog).toBe(true);
    expect(scale.ticks.map(({ value }) => value)).toEqual([0.01, 0.1]);
    expect(scale.at(0.0011)).toBeCloseTo(0);
    expect(scale.at(0.1832)).toBeCloseTo(300);
  });
  it('has marks between powers of ten where there are not two of them', () => {
    const scale = amountScale([0.3, 2.9], { from: 0, to: 300 }, 6);
    expect(scale.ticks.map(({ value }) => value)).toEqual([0.5, 1, 2]);
  });
  it('is straight from zero where amounts are alike, or one is zero', () => {
    expect(amountScale([2, 3], { from: 0, to: 300 })).toMatchObject({ isLog: false });
    const free = amountScale([0, 0.5], { from: 0, to: 100 });
    expect(free.isLog).toBe(false);
    expect(free.at(0.25)).toBe(50);
  });
  it('has no marks when everything is free', () => {
    const scale = amountScale([0, 0], { from: 0, to: 100 });
    expect(scale.ticks).toEqual([]);
    expect(scale.at(0)).toBe(0);
  });
});

describe('the axis of quality', () => {
  it('holds all scores and intervals in whole points, at least two of them', () => {
    expect(qualitySpan([6.4, 9.2, 8])).toEqual({ from: 6, to: 10 });
    expect(qualitySpan([8, 8])).toEqual({ from: 7, to: 9 });
    expect(qualitySpan([10, 10])).toEqual({ from: 8, to: 10 });
    expect(qualitySpan([0, null])).toEqual({ from: 0, to: 2 });
    expect(qualitySpan([null])).toEqual({ from: 0, to: 10 });
  });
});

describe('the front', () => {
  it('steps up where the next point is, and goes on to the edge', () => {
    const spots = [
      { x: 142, y: 50 },
      { x: 48, y: 129 },
      { x: 220, y: 40 },
    ];
    expect(frontPath(spots, 358)).toBe('M48 129 H142 V50 H220 V40 H358');
  });
  it('is nothing without points', () => expect(frontPath([], 100)).toBe(''));
});

describe('names of points', () => {
  const box = { left: 30, right: 360, top: 4, bottom: 184 };
  const named = (x: number, y: number) => ({ x, y, width: 74, top: y - 20, bottom: y + 20 });
  const rects = (points: readonly ReturnType<typeof named>[]) =>
    labelPlaces(points, box).map(({ x, y, anchor }) => {
      const left = anchor === 'start' ? x : anchor === 'end' ? x - 74 : x - 37;
      return { left, right: left + 74, top: y - 10, bottom: y + 3 };
    });

  it('stay in the box and off each other, also for points that are close', () => {
    const points = [named(48, 129), named(142, 50), named(150, 58), named(220, 40), named(350, 60)];
    const found = rects(points);
    found.forEach((one, index) => {
      expect(one.left).toBeGreaterThanOrEqual(box.left);
      expect(one.right).toBeLessThanOrEqual(box.right);
      for (const other of found.slice(index + 1)) {
        const apart =
          one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        expect(apart).toBe(true);
      }
    });
  });
  it('are all there when the same point comes again and again', () => {
    expect(rects(Array.from({ length: 12 }, () => named(100, 100)))).toHaveLength(12);
  });
});
