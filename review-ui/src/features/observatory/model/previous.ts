import type { Checkpoint, CheckpointMark } from '../api/types';

/** The checkpoint before the latest one that has scores: the one of the largest step below it; undefined when there is none. */
export function previousOf(
  checkpoints: readonly Checkpoint[],
  latest: Pick<CheckpointMark, 'checkpointId' | 'step'> | null,
): Checkpoint | undefined {
  const newest = latest?.step;
  if (latest === null || newest == null) return undefined;
  return checkpoints
    .filter(
      ({ checkpointId, step, datasets }) =>
        checkpointId !== latest.checkpointId && step !== null && step < newest && datasets > 0,
    )
    .reduce<Checkpoint | undefined>(
      (best, one) => (best === undefined || (one.step ?? 0) > (best.step ?? 0) ? one : best),
      undefined,
    );
}
