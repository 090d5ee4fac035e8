import { describe, expect, it } from 'vitest';
import type { PromotionRule } from '../api/rules';
import { draftOf, emptyRule, requestOf, ruleBlocked } from './ruleDraft';
import { suiteBlocked, suiteIdOf } from './suiteDraft';
import { readableBody, webhookBlocked } from './webhookDraft';

const stored: PromotionRule = {
  id: 7,
  name: 'release',
  modelId: null,
  suiteId: 'core',
  minScores: { mmlu: 0.5, gsm8k: 0.75 },
  noRegressions: true,
  bound: 'point',
  description: null,
  createdAt: '2026-11-01T00:00:00Z',
};

describe('a rule while it is written', () => {
  it('goes back as it came', () => {
    expect(requestOf(draftOf(stored))).toEqual({
      name: 'release',
      modelId: null,
      suiteId: 'core',
      minScores: { gsm8k: 0.75, mmlu: 0.5 },
      noRegressions: true,
      bound: 'point',
      description: null,
    });
  });
  it('judges by the lower bound unless told otherwise', () => {
    expect(emptyRule.bound).toBe('lower');
  });
  it.each([
    [{ name: ' ' }, 'It needs a name.'],
    [{ floors: [{ dataset: 'gsm8k', score: null }] }, 'A smallest score needs a dataset and a number.'],
    [{ floors: [{ dataset: '', score: 0.5 }] }, 'A smallest score needs a dataset and a number.'],
    [
      {
        floors: [
          { dataset: 'gsm8k', score: 0.5 },
          { dataset: 'gsm8k', score: 0.6 },
        ],
      },
      'A dataset is named twice.',
    ],
    [
      { noRegressions: false, suiteId: '', floors: [] },
      'It asks for nothing: name a suite, a smallest score, or no regressions.',
    ],
    [{}, null],
  ])('says what it lacks: %o', (changes, said) => {
    expect(ruleBlocked({ ...draftOf(stored), ...changes })).toBe(said);
  });
});

describe('a suite while it is written', () => {
  it('gets an id from its name', () => {
    expect(suiteIdOf(' Release gate: Düsseldorf (v2) ')).toBe('release-gate-du-sseldorf-v2');
  });
  it('does not replace another one by accident', () => {
    const draft = { id: 'core', name: 'Core', datasets: ['gsm8k'] };
    expect(suiteBlocked({ ...draft, taken: ['core'] })).toBe('Another suite has this id.');
    expect(suiteBlocked({ ...draft, taken: [] })).toBeNull();
    expect(suiteBlocked({ ...draft, datasets: [], taken: [] })).toBe('It needs a dataset.');
  });
});

describe('a webhook while it is written', () => {
  it('has an http address and something to be told of', () => {
    expect(webhookBlocked('https://example.org/hook', ['regression'])).toBeNull();
    expect(webhookBlocked('javascript:alert(1)', ['regression'])).toBe('It needs an http or https address.');
    expect(webhookBlocked('example.org', ['regression'])).toBe('It needs an http or https address.');
    expect(webhookBlocked('https://example.org/', [])).toContain('told of nothing');
  });
  it('shows a body that is no JSON as it is', () => {
    expect(readableBody('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(readableBody('{"a":')).toBe('{"a":');
  });
});
