import type { PairState } from '../api/contract';

/** How a pair can stand with people, in words. */
export const pairStates: readonly { readonly value: PairState; readonly label: string }[] = [
  { value: 'open', label: 'open' },
  { value: 'complete', label: 'complete' },
  { value: 'disagreement', label: 'disagreement' },
  { value: 'adjudicated', label: 'adjudicated' },
];

/** A state in words. */
export function stateWords(state: PairState): string {
  return pairStates.find(({ value }) => value === state)?.label ?? state;
}
