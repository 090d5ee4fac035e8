import type { PairState } from '../api/contract';

/** How a pair can stand for a reviewer, in words. */
export const pairStates: readonly { readonly value: PairState; readonly label: string }[] = [
  { value: 'open', label: 'open' },
  { value: 'mine', label: 'held by you' },
  { value: 'judged', label: 'judged by you' },
  { value: 'skipped', label: 'skipped by you' },
  { value: 'complete', label: 'complete' },
  { value: 'held_by_others', label: 'held by others' },
];

/** A state in words. */
export function stateWords(state: PairState): string {
  return pairStates.find(({ value }) => value === state)?.label ?? state;
}
