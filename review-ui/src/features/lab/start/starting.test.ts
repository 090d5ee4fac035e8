import { describe, expect, it } from 'vitest';
import { callsOf, callsText, startBlocked } from './starting';

describe('what a start asks', () => {
  it('is a call for each config, row and run', () => {
    expect(callsOf({ configs: 3, rows: 4, runs: 5 })).toBe(60);
    expect(callsOf({ configs: 3, rows: 0, runs: 1 })).toBe(3);
    expect(callsText({ configs: 3, rows: 4, runs: 5 })).toBe('3 configs × 4 rows × 5 runs = 60 calls');
    expect(callsText({ configs: 1, rows: 0, runs: 1 })).toBe('1 config = 1 call');
  });
  it.each([
    [{ configs: 0 }, 'It needs a config.'],
    [{ runs: null }, 'A session has 1 to 10 runs.'],
    [{ runs: 11 }, 'A session has 1 to 10 runs.'],
    [{ runs: 2.5 }, 'A session has 1 to 10 runs.'],
    [{ reviewPrompt: null }, 'A session is scored after each run: choose a review prompt.'],
    [{ reviewPrompt: null, runs: null, isSession: false }, null],
    [{}, null],
  ])('with %o is blocked by %s', (changes, blocked) => {
    expect(startBlocked({ configs: 3, runs: 5, reviewPrompt: 'a', isSession: true, ...changes })).toBe(blocked);
  });
});
