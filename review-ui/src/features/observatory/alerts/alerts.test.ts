import { describe, expect, it } from 'vitest';
import type { Alert } from '../api/alerts';
import { expiryAfter, untilText } from '../parts/expiry';
import { changeText, changeTitle } from './changeText';
import { afterAction, withAlert } from './optimistic';

const now = new Date('2026-11-21T12:00:00Z');

const alert: Alert = {
  id: 3,
  type: 'regression',
  severity: 'critical',
  state: 'open',
  modelId: 'coder-7b',
  checkpointId: 'coder-7b__step-4000',
  step: 4000,
  dataset: 'gsm8k',
  runId: 'run-1',
  reference: 'best',
  referenceCheckpointId: 'coder-7b__step-3000',
  referenceStep: 3000,
  message: 'coder-7b regressed on gsm8k',
  figures: {
    previousScore: 0.84,
    newScore: 0.62,
    delta: -0.22,
    isPaired: true,
    overlapSignificance: 'likely_real',
    verdict: 'worse',
    difference: -0.1925,
    differenceLower: -0.2313,
    differenceUpper: -0.1537,
    pValue: 0.0118,
    method: 'exact McNemar test',
    n: 400,
    detectableEffect: 0.055,
    minimumEffect: 0.03,
  },
  createdAt: '2026-11-21T11:00:00Z',
  change: null,
};

describe('an alert that is changed', () => {
  it('is acknowledged until the time that was asked for', () => {
    const expiresAt = expiryAfter('7', now);
    expect(afterAction(alert, { kind: 'acknowledge', reason: 'known', expiresAt }, now)).toMatchObject({
      state: 'acknowledged',
      change: { kind: 'acknowledged', reason: 'known', expiresAt: '2026-11-28T12:00:00.000Z' },
    });
  });
  it('takes its own place in its page and no other', () => {
    const other = { ...alert, id: 4 };
    const data = { pageParams: [null], pages: [{ items: [other, alert], next: null }] };
    const changed = afterAction(alert, { kind: 'resolve', reason: 'fixed' }, now);
    expect(withAlert(data, changed)?.pages[0]?.items).toEqual([other, changed]);
    expect(withAlert(undefined, changed)).toBeUndefined();
  });
});

describe('the words of an alert', () => {
  it('takes the paired difference before that of the two scores', () => {
    expect(alert.figures === null ? '' : changeText(alert.figures)).toBe('0.840 → 0.620, −0.193');
    expect(alert.figures === null ? '' : changeTitle(alert.figures)).toBe('−0.231 to −0.154, p .012, n 400, paired');
  });
  it('says until when, that it ended, or that it does not end', () => {
    expect(untilText('2026-11-28T12:00:00Z', now)).toBe('until 28 Nov 12:00 UTC');
    expect(untilText('2026-11-20T12:00:00Z', now)).toBe('ended 20 Nov 12:00 UTC');
    expect(untilText(null, now)).toBe('until reopened');
    expect(expiryAfter('', now)).toBeNull();
  });
});
