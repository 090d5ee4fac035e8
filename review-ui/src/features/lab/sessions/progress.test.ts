import { expect, it } from 'vitest';
import { run, session } from '@/test/fixtures/lab';
import { progressText } from './progress';

it('says what a session does now', () => {
  expect(progressText(session())).toBe('run 3 of 5: 2 of 3 answers');
  expect(progressText(session({ runList: [run({ number: 1, status: 'judging' })] }))).toBe(
    'run 1 of 5: the judge is at work',
  );
  expect(progressText(session({ runList: [], runsCompleted: 0 }))).toBe('5 runs, about to begin');
  expect(progressText(session({ status: 'cancelled' }))).toBe('2 of 5 runs');
});
