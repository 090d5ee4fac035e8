import { describe, expect, it } from 'vitest';
import { comparison } from '@/test/fixtures/observatory';
import { comparisonTitle, deltaBar, readingNote, scoreNote } from './readings';

describe('a reading', () => {
  it('says what would have been found where nothing was', () => {
    expect(readingNote(comparison('too_little_data', { detectableEffect: 0.35 }))).toBe('MDE .350');
    expect(readingNote(comparison('no_detectable_difference'))).toBe('MDE .070');
  });
  it('names the field that forbids a comparison, not those that are only said', () => {
    const differing = comparison('not_comparable', {
      difference: null,
      setupDifferences: [
        { field: 'dataset_version', first: 'v1', second: 'v2', forbids: true },
        { field: 'prompt_template', first: 'a', second: 'b', forbids: false },
      ],
    });
    expect(readingNote(differing)).toBe('dataset_version');
  });
  it('says that a difference is unpaired', () => {
    expect(readingNote(comparison('worse', { isPaired: false }))).toBe('unpaired');
    expect(readingNote(comparison('worse'))).toBeNull();
  });
  it('has all its figures in its title', () => {
    expect(comparisonTitle(comparison('worse'))).toBe(
      'difference −0.160; 95% −0.210 to −0.110 (paired); exact McNemar, p < .001, adjusted .001; n 236 shared examples; detectable effect .070',
    );
  });
});

describe('a delta bar', () => {
  it('weighs what it says', () => {
    const weightOf = (verdict: Parameters<typeof comparison>[0]) =>
      deltaBar('d', comparison(verdict), -0.16, '').weight;
    expect(weightOf('worse')).toBe('real');
    expect(weightOf('small_but_real')).toBe('small');
    expect(weightOf('no_detectable_difference')).toBe('noise');
    expect(weightOf('too_little_data')).toBe('thin');
    expect(weightOf('no_interval')).toBe('no_interval');
  });
  it('is not drawn for what does not compare, nor for a side that is missing', () => {
    expect(deltaBar('d', comparison('not_comparable', { difference: 0.1 }), 0.1, '').delta).toBeNull();
    expect(deltaBar('d', null, null, 'only in B')).toMatchObject({ delta: null, word: 'only in B' });
  });
});

it('a score has its interval with method and n, or says that there is none', () => {
  expect(scoreNote({ lower: 0.486, upper: 0.612, method: 'wilson', n: 236 })).toBe('95% wilson .486 to .612, n = 236');
  expect(scoreNote({ lower: null, upper: null, method: null, n: null })).toBe('no interval, n not reported');
});
