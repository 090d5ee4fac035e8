import { describe, expect, it } from 'vitest';
import { gaps, observed, promotion } from '@/test/fixtures/observatory';
import type { Alert } from '../api/alerts';
import { checkpointOptions } from './checkpointOptions';
import { gapText } from './GapRows';
import { marksOf } from './marks';
import { previousOf } from './previous';
import { axesOf } from './ProfilePanel';
import { blocking } from './PromotionTag';
import { standing } from './StandingText';

const { checkpoints, latest, best, promoted } = observed();

describe('the checkpoint before the latest', () => {
  it('is the one of the largest step below it', () => {
    expect(previousOf(checkpoints, latest)?.step).toBe(35_000);
  });
  it('is never one without scores, nor another one at the same step', () => {
    const bare = checkpoints.map((one) => (one.step === 35_000 ? { ...one, datasets: 0 } : one));
    const twin = { ...checkpoints[0], checkpointId: 'twin', step: 40_000 } as (typeof checkpoints)[number];
    expect(previousOf([...bare, twin], latest)?.step).toBe(30_000);
  });
  it('is none for a baseline, which has no steps', () => {
    expect(previousOf(checkpoints, { checkpointId: 'x', step: null })).toBeUndefined();
    expect(previousOf([], null)).toBeUndefined();
  });
});

it('latest, best and promoted are said together when they are one', () => {
  expect(standing({ latest, best, promoted })).toBe('latest and best step 40\u202f000, promoted step 30\u202f000');
  expect(standing({ latest: null, best: null, promoted: null })).toBe('no checkpoint');
  expect(standing({ latest: latest === null ? null : { ...latest, step: 0 }, best: null, promoted: null })).toBe(
    'latest step 0',
  );
});

it('checkpoints at one step are told apart by their ids', () => {
  const twin = { ...checkpoints[7], checkpointId: 'twin' } as (typeof checkpoints)[number];
  expect(
    checkpointOptions([...checkpoints, twin])
      .slice(0, 3)
      .map(({ label }) => label),
  ).toEqual(['step 40\u202f000, twin', 'step 40\u202f000, coder-7b__step-40000', 'step 35\u202f000']);
});

it('a gap that does not compare shows no number', () => {
  const texts = gaps().rows.map((row) => [row.comparison?.verdict, gapText(row)]);
  expect(texts).toContainEqual(['not_comparable', 'none']);
  expect(texts).toContainEqual(['worse', '−.160']);
  expect(texts).toContainEqual(['better', '+.090']);
});

it('a radar has only axes on which both have a score', () => {
  const rows = gaps().rows.map((row, index) => (index === 0 ? { ...row, reference: null } : row));
  expect(axesOf(rows).map(({ label }) => label)).toEqual([
    'assign-csv',
    'cruxeval-o',
    'ds-1000',
    'humaneval',
    'livecode',
    'mbpp',
  ]);
});

it('what blocks a promotion is what fails and what is not known, unless it is waived', () => {
  expect(blocking(promotion())).toEqual(['ds-1000: 0.4200 < 0.4500', 'bugfix: the newest measurement run-9 failed']);
  const waiver = { reason: 'known', expiresAt: '2027-01-01T00:00:00Z' };
  const waived = promotion();
  waived.rules[0]?.clauses.forEach((clause) => Object.assign(clause, { waiver }));
  expect(blocking(waived)).toEqual([]);
});

it('the worst alert of a checkpoint marks its curve, with how it stands', () => {
  const alert = (changes: Partial<Alert>) =>
    ({ dataset: 'bugfix', checkpointId: 'c', state: 'open', ...changes }) as Alert;
  const alerts = [
    alert({ severity: 'warning' }),
    alert({ severity: 'critical' }),
    alert({ severity: 'info' }),
    alert({ severity: 'critical', dataset: 'mbpp', checkpointId: 'other' }),
    alert({ severity: 'warning', checkpointId: 'known', state: 'acknowledged' }),
  ];
  expect([...marksOf(alerts, 'bugfix')]).toEqual([
    ['c', 'alert, critical'],
    ['known', 'alert, acknowledged'],
  ]);
});
