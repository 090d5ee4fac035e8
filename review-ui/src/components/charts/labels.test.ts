import { describe, expect, it } from 'vitest';
import { apart } from './labels';

describe('apart', () => {
  it('leaves labels alone that have room', () => {
    expect(apart([10, 40, 80], 13, 0, 100)).toEqual([10, 40, 80]);
  });
  it('moves labels that meet, in their order, and answers in the order asked', () => {
    expect(apart([52, 50, 10], 13, 0, 100)).toEqual([63, 50, 10]);
  });
  it('pushes back from the end', () => {
    expect(apart([96, 97, 98], 13, 0, 100)).toEqual([74, 87, 100]);
  });
});
