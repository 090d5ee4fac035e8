import { describe, expect, it } from 'vitest';
import type { Slice } from '../api/examples';
import { sliceGroups, sliceTitle } from './slices';
import { firstLine, metadataText } from './texts';

const slice: Slice = {
  kind: 'topic',
  name: 'rates',
  counts: { total: 12, correct: 5, incorrect: 5, ungraded: 2, accuracy: null },
  differenceToRest: -0.2,
  lower: -0.35,
  upper: -0.05,
  p: 0.004,
  adjustedP: 0.012,
  verdict: 'worse',
};

describe('slices', () => {
  it('stand in groups of their kind, empty ones left out', () => {
    const groups = sliceGroups([{ ...slice, kind: 'difficulty', name: 'hard' }, slice, { ...slice, name: 'money' }]);
    expect(groups.map(({ label, slices }) => [label, slices.map(({ name }) => name)])).toEqual([
      ['topic', ['rates', 'money']],
      ['difficulty', ['hard']],
    ]);
  });
  it('count what is not graded apart', () => {
    expect(sliceTitle(slice)).toBe(
      '5 of 10 graded are right; 2 not graded; difference to the rest −0.200; 95% −0.350 to −0.050 (Newcombe); p .004, adjusted .012',
    );
  });
});

describe('texts of examples', () => {
  it('show the first line that says something', () => {
    expect(firstLine('\r\n\n  What is 2 + 2?\nThink.')).toBe('What is 2 + 2?');
    expect(firstLine('x'.repeat(500))).toHaveLength(300);
    expect(firstLine('')).toBe('');
  });
  it('leave out metadata that says nothing', () => {
    expect(metadataText({})).toBeNull();
    expect(metadataText(null)).toBeNull();
    expect(metadataText({ a: 1 })).toBe('{\n  "a": 1\n}');
  });
});
