import { describe, expect, it } from 'vitest';
import { ActiveTime, clock, idleAfter } from './activeTime';

describe('ActiveTime', () => {
  it('counts between signs of life, but no pause longer than the limit', () => {
    const time = new ActiveTime();
    time.sign(0);
    time.sign(10_000);
    time.sign(10_000 + 10 * idleAfter);
    expect(time.read(10_000 + 10 * idleAfter)).toBe(10_000 + idleAfter);
  });

  it('counts nothing while the page is hidden, and goes on from a draft', () => {
    const time = new ActiveTime(5000);
    time.sign(0);
    time.pause(1000);
    expect(time.read(60_000)).toBe(6000);
    time.sign(60_000);
    expect(time.read(61_000)).toBe(7000);
  });

  it('does not run backwards with the clock', () => {
    const time = new ActiveTime();
    time.sign(1000);
    time.sign(500);
    expect(time.read(500)).toBe(0);
  });
});

describe('clock', () => {
  it('says minutes and hours', () =>
    expect([clock(102_000), clock(3_725_000), clock(-5)]).toEqual(['1:42', '1:02:05', '0:00']));
});
