import { describe, expect, it } from 'vitest';
import { readFilters, toggled, writeFilter } from './filters';

describe('filters in the address', () => {
  it('are read without repeats and empty values', () => {
    const params = new URLSearchParams('outcome=failed&outcome=failed&outcome=&outcome=timeout&other=1');
    expect(readFilters(params, ['outcome', 'topic'])).toEqual({ outcome: ['failed', 'timeout'], topic: [] });
  });
  it('are written in one order, so that a view has one address', () => {
    const one = writeFilter(writeFilter(new URLSearchParams('z=1'), 'topic', ['b', 'a']), 'outcome', ['failed']);
    const other = writeFilter(writeFilter(new URLSearchParams('z=1'), 'outcome', ['failed']), 'topic', ['a', 'b', 'a']);
    expect(one.toString()).toBe('outcome=failed&topic=a&topic=b&z=1');
    expect(other.toString()).toBe(one.toString());
  });
  it('are taken out with their last value', () => {
    expect(writeFilter(new URLSearchParams('outcome=failed&z=1'), 'outcome', []).toString()).toBe('z=1');
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  });
});
