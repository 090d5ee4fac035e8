import { describe, expect, it } from 'vitest';
import { estimate } from '@/test/fixtures/lab';
import { dollars, estimateText, hundredths, seconds, tenths } from './estimates';
import { parameterText } from './parameters';
import { messageParts } from './variables';

describe('an estimate', () => {
  it('says value, interval and n', () => {
    expect(estimateText(estimate('ai_score', 8.7, 0.4), tenths)).toBe('8.7, 95% interval 8.3 to 9.1, n = 5');
    expect(estimateText(estimate('tau_b', -0.2, 0.5), hundredths)).toBe('−0.20, 95% interval −0.70 to 0.30, n = 5');
  });
  it('says why there is none, and that one without spread has no interval', () => {
    expect(estimateText(estimate('ai_score', null), tenths)).toBe('nothing is scored yet');
    expect(estimateText(estimate('ai_score', 8, null, 1), tenths)).toBe('8.0, no interval, n = 1');
  });
  it('never shows times or costs below zero', () => {
    expect(seconds.range(-1, 2)).toBe('0 ms to 2.0 s');
    expect(dollars.range(-0.001, 0.0061)).toBe('$0.00 to $0.0061');
  });
});

describe('parameters', () => {
  it('are named where they are set', () => {
    expect(parameterText({ reasoningEffort: 'high', verbosity: 'low', maxOutputTokens: 8000, stop: [] })).toBe(
      'effort high, verbosity low, 8000 tokens',
    );
    expect(parameterText({ temperature: 0, presencePenalty: -0.5, stop: ['\n'] })).toBe(
      'temperature 0, presence penalty −0.5, stop "\\n"',
    );
    expect(parameterText({})).toBe('');
  });
});

describe('a message', () => {
  it('is split at its variables; doubled braces and others stay text', () => {
    expect(messageParts('Use {style} for {{x}} and {"a": 1}{n_2}')).toEqual([
      { text: 'Use ' },
      { variable: 'style' },
      { text: ' for {{x}} and {"a": 1}' },
      { variable: 'n_2' },
    ]);
    expect(messageParts('')).toEqual([]);
  });
});
