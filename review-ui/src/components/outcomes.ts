import type { IconName } from './Icon';

/** How an outcome counts, or that it does not yet. */
export type OutcomeTone = 'right' | 'wrong' | 'unmeasured' | 'moving' | 'excluded';

interface OutcomeLook {
  readonly tone: OutcomeTone;
  readonly word: string;
  readonly icon: IconName;
}

/** Every state that a sample or a case can be in, by its stored name. */
export const outcomes = {
  passed: { tone: 'right', word: 'passed', icon: 'check' },
  answered: { tone: 'right', word: 'answered', icon: 'check' },
  failed: { tone: 'wrong', word: 'failed', icon: 'x' },
  error: { tone: 'wrong', word: 'raised', icon: 'raised' },
  timeout: { tone: 'wrong', word: 'timeout', icon: 'clock' },
  memory: { tone: 'wrong', word: 'memory', icon: 'memory' },
  output_limit: { tone: 'wrong', word: 'output limit', icon: 'flood' },
  no_code: { tone: 'wrong', word: 'no code', icon: 'noCode' },
  truncated: { tone: 'wrong', word: 'truncated', icon: 'cut' },
  refused: { tone: 'wrong', word: 'refused', icon: 'refused' },
  unsupported: { tone: 'unmeasured', word: 'unsupported', icon: 'unmeasured' },
  sandbox_error: { tone: 'unmeasured', word: 'sandbox error', icon: 'unmeasured' },
  provider_error: { tone: 'unmeasured', word: 'provider error', icon: 'unmeasured' },
  not_measured: { tone: 'unmeasured', word: 'not measured', icon: 'unmeasured' },
  cancelled: { tone: 'excluded', word: 'cancelled', icon: 'dash' },
  skipped: { tone: 'excluded', word: 'skipped', icon: 'dash' },
  running: { tone: 'moving', word: 'running', icon: 'running' },
  pending: { tone: 'moving', word: 'pending', icon: 'pending' },
} as const satisfies Record<string, OutcomeLook>;

/** The stored name of an outcome. */
export type OutcomeName = keyof typeof outcomes;

/** How an outcome is shown; one that this version does not know is shown by its own name as not measured. */
export function outcomeLook(name: string): OutcomeLook {
  return name in outcomes
    ? outcomes[name as OutcomeName]
    : { tone: 'unmeasured', word: name.replaceAll('_', ' '), icon: 'unmeasured' };
}
