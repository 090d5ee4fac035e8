import { describe, expect, it } from 'vitest';
import { attempt, attemptDetail, check, checks } from '@/test/fixtures/assignments';
import { firstOfInterest, groupsOf, isRegression, nameOf, resultOf, viewsOf } from './checks';
import { filesOf, filesText } from './files';
import { stepsOf } from './timeline';

describe('checks', () => {
  it('come by kind, with what passed of what was measured', () => {
    expect(
      groupsOf(checks()).map(({ kind, passed, measured, checks: own }) => [kind, passed, measured, own.length]),
    ).toEqual([
      ['static', 1, 1, 1],
      ['llm', 1, 1, 1],
      ['dynamic', 1, 2, 3],
    ]);
  });
  it('are regressions only when they passed before and fail now', () => {
    expect(
      checks()
        .filter(isRegression)
        .map(({ position }) => position),
    ).toEqual([3]);
    expect(isRegression(check({ passed: false }))).toBe(false);
    expect(isRegression(check({ round: 1, passedBefore: false, passed: false }))).toBe(false);
  });
  it('tell a failure of ours from what was skipped', () => {
    expect(resultOf(check({ passed: null, notMeasured: true }))).toBe('not_measured');
    expect(resultOf(check({ passed: null }))).toBe('skipped');
    expect(nameOf(check({ kind: 'static', name: 'no_secrets' }))).toBe('no secrets');
    expect(nameOf(check({ name: '#a_b' }))).toBe('#a_b');
  });
  it('show the regression first, then a failure, then evidence', () => {
    const [license, , rows, sales] = checks();
    const failed = check({ position: 9, passed: false });
    expect(firstOfInterest([failed, ...checks()])).toEqual(sales);
    expect(firstOfInterest([check(), failed])).toBe(failed);
    expect(firstOfInterest([license, rows].filter((one) => one !== undefined))).toBe(rows);
    expect(firstOfInterest([])).toBeUndefined();
    expect(viewsOf(check({ hasLogs: false }))).toEqual(['screenshot']);
    expect(viewsOf(check({ screenshot: null }))).toEqual(['console', 'requests', 'dom']);
  });
});

describe('files', () => {
  const { rounds } = attemptDetail();
  it('stand against those of all rounds before, changed ones first', () => {
    const files = filesOf(rounds, 2);
    expect(files.map(({ path, state }) => [path, state])).toEqual([
      ['app.js', 'changed'],
      ['new.js', 'added'],
      ['index.html', 'unchanged'],
      ['data.js', 'kept'],
    ]);
    expect(files[0]?.before).toBe('one\n');
    expect(filesText(files)).toBe('1 changed, 1 added, 1 unchanged, 1 kept');
  });
  it('are all new in the first round, and stay when a round has no answer', () => {
    expect(new Set(filesOf(rounds, 1).map(({ state }) => state))).toEqual(new Set(['added']));
    const silent = rounds.map((round) => (round.attempt.round === 2 ? { ...round, files: null } : round));
    expect(filesOf(silent, 2).map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
  });
});

describe('the line of time', () => {
  it('says when what happened', () => {
    expect(stepsOf(attemptDetail()).map(({ name, at }) => [name, at])).toEqual([
      ['Asked', '14:02:11'],
      ['Answered', 'after 2.8 s'],
      ['Published', '14:02:20'],
      ['Checked', 'in 36.7 s'],
    ]);
  });
  it('says what it did not come to', () => {
    const steps = stepsOf(
      attemptDetail({
        attempt: attempt({ askedAt: null, latencyMs: null, checkMs: null }),
        submission: null,
        checks: [],
      }),
    );
    expect(steps.map(({ at, note }) => [at, note])).toEqual([
      [null, 'not yet'],
      [null, 'no answer'],
      [null, 'nothing was published'],
      [null, 'no check ran'],
    ]);
  });
});
