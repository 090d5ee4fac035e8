import { count } from '@/lib/format/numbers';
import type { Checkpoint } from '../api/types';

/** Checkpoints to choose from, newest first, by step; by id where the step is unknown or another one has it, too. */
export function checkpointOptions(checkpoints: readonly Checkpoint[]): { value: string; label: string }[] {
  const shared = (step: number) => checkpoints.filter((one) => one.step === step).length > 1;
  return [...checkpoints].reverse().map(({ checkpointId, step }) => ({
    value: checkpointId,
    label: step === null ? checkpointId : shared(step) ? `step ${count(step)}, ${checkpointId}` : `step ${count(step)}`,
  }));
}
