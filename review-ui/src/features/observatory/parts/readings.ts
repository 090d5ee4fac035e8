import type { IconName } from '@/components/Icon';
import type { DeltaBar, DeltaWeight } from '@/components/charts/deltas';
import { interval, pValue, score, signed } from '@/lib/format/numbers';
import type { ScoreComparison, ScoreVerdict, TrendWord } from '../api/types';

/** How a reading of two scores is shown. */
export interface Reading {
  /** In full. */
  readonly word: string;
  /** For a narrow column. */
  readonly short: string;
  readonly icon: IconName;
  /** The tone of the word; only what is real and matters is coloured. */
  readonly tone: 'pass' | 'fail' | 't2' | 'warn';
  readonly weight: DeltaWeight;
}

/** The words of all verdicts. */
export const readings: Record<ScoreVerdict, Reading> = {
  better: { word: 'better', short: 'better', icon: 'up', tone: 'pass', weight: 'real' },
  worse: { word: 'worse', short: 'worse', icon: 'down', tone: 'fail', weight: 'real' },
  small_but_real: { word: 'small but real', short: 'small but real', icon: 'dash', tone: 't2', weight: 'small' },
  no_detectable_difference: {
    word: 'no detectable difference',
    short: 'not detectable',
    icon: 'dash',
    tone: 't2',
    weight: 'noise',
  },
  too_little_data: { word: 'too little data', short: 'too little data', icon: 'info', tone: 't2', weight: 'thin' },
  no_interval: { word: 'no interval', short: 'no interval', icon: 'info', tone: 't2', weight: 'no_interval' },
  not_comparable: { word: 'not comparable', short: 'not comparable', icon: 'slash', tone: 't2', weight: 'none' },
};

/** What stands beside a reading: the field that forbids it, the effect that would have been found, that it is unpaired. */
export function readingNote(comparison: ScoreComparison): string | null {
  const { verdict, setupDifferences, detectableEffect, reason, isPaired, difference } = comparison;
  if (verdict === 'not_comparable') {
    const forbidding = setupDifferences.filter(({ forbids }) => forbids).map(({ field }) => field);
    return forbidding.length === 0 ? reason : forbidding.join(', ');
  }
  if (verdict === 'no_interval') return null;
  if (verdict === 'too_little_data' || verdict === 'no_detectable_difference')
    return detectableEffect === null ? null : `MDE ${points(detectableEffect)}`;
  return isPaired || difference === null ? null : 'unpaired';
}

/** All figures of a comparison in a line: interval, test, p, n, what differs. */
export function comparisonTitle(comparison: ScoreComparison): string {
  const { difference, lower, upper, method, test, p, adjustedP, n, isPaired, detectableEffect, reason } = comparison;
  const parts = [
    difference === null ? null : `difference ${signed(difference)}`,
    lower === null || upper === null
      ? null
      : `95% ${signed(lower)} to ${signed(upper)}${method === null ? '' : ` (${method})`}`,
    test === null ? null : `${test}, p ${pValue(p)}${adjustedP === null ? '' : `, adjusted ${pValue(adjustedP)}`}`,
    n === null ? 'n unknown' : `n ${n}${isPaired ? ' shared examples' : ', unpaired'}`,
    detectableEffect === null ? null : `detectable effect ${points(detectableEffect)}`,
    ...comparison.setupDifferences.map(({ field, first, second }) => `${field}: ${first} and ${second}`),
    reason,
  ];
  return parts.filter((part) => part !== null && part !== '').join('; ');
}

/** A comparison as a bar; without one, `missing` says why. */
export function deltaBar(
  dataset: string,
  comparison: ScoreComparison | null,
  delta: number | null,
  missing: string,
): DeltaBar {
  if (comparison === null) {
    return {
      key: dataset,
      label: dataset,
      delta: null,
      lower: null,
      upper: null,
      weight: 'none',
      word: missing,
      title: missing,
    };
  }
  const reading = readings[comparison.verdict];
  const isDrawn = comparison.verdict !== 'not_comparable';
  return {
    key: dataset,
    label: dataset,
    delta: isDrawn ? (comparison.difference ?? delta) : null,
    lower: comparison.lower,
    upper: comparison.upper,
    weight: reading.weight,
    word: reading.short,
    title: `${dataset}: ${reading.word}; ${comparisonTitle(comparison)}`,
  };
}

/** The trend's glyph and words. */
export const trends: Record<TrendWord, { word: string; icon: IconName }> = {
  new: { word: 'new', icon: 'plus' },
  up: { word: 'up', icon: 'up' },
  down: { word: 'down', icon: 'down' },
  up_slow: { word: 'slowly up', icon: 'up' },
  down_slow: { word: 'slowly down', icon: 'down' },
  flat: { word: 'flat', icon: 'dash' },
};

/** A score's interval, method and n: `95% wilson .486 to .612, n = 236`. */
export function scoreNote(of: {
  lower: number | null;
  upper: number | null;
  method: string | null;
  n: number | null;
}): string {
  const n = of.n === null ? 'n not reported' : `n = ${of.n}`;
  if (of.lower === null || of.upper === null) return `no interval, ${n}`;
  return `95% ${of.method === null ? '' : `${of.method} `}${interval(of.lower, of.upper)}, ${n}`;
}

function points(effect: number): string {
  return score(effect).replace(/^0/, '');
}
