import { count } from '@/lib/format/numbers';
import type { CheckpointMark, ObservedModel } from '../api/types';

/** Latest, best and promoted checkpoint in a line; those that are one checkpoint are said together. */
export function StandingText({ detail }: { detail: Pick<ObservedModel, 'latest' | 'best' | 'promoted'> }) {
  return <span className="t2 sm nw">{standing(detail)}</span>;
}

/** The words of {@link StandingText}. */
export function standing({ latest, best, promoted }: Pick<ObservedModel, 'latest' | 'best' | 'promoted'>): string {
  const marks = [
    ['latest', latest],
    ['best', best],
    ['promoted', promoted],
  ] as const;
  const byCheckpoint = new Map<string, { names: string[]; mark: CheckpointMark }>();
  for (const [name, mark] of marks) {
    if (mark === null) continue;
    const known = byCheckpoint.get(mark.checkpointId);
    if (known === undefined) byCheckpoint.set(mark.checkpointId, { names: [name], mark });
    else known.names.push(name);
  }
  if (byCheckpoint.size === 0) return 'no checkpoint';
  return [...byCheckpoint.values()]
    .map(({ names, mark }) => `${listed(names)} ${mark.step === null ? mark.checkpointId : `step ${count(mark.step)}`}`)
    .join(', ');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
