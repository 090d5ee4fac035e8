import type { Alert } from '../api/alerts';
import type { Marks } from '../parts/curves';

/** The alerts of a dataset as marks on its curve: what was worst of a checkpoint, with how it stands. */
export function marksOf(alerts: readonly Alert[], dataset: string): Marks {
  const worst = new Map<string, Alert>();
  for (const alert of alerts) {
    if (alert.dataset !== dataset) continue;
    const before = worst.get(alert.checkpointId);
    if (before === undefined || weight(alert) > weight(before)) worst.set(alert.checkpointId, alert);
  }
  return new Map([...worst].map(([checkpoint, alert]) => [checkpoint, wordOf(alert)]));
}

function weight({ severity }: Alert): number {
  return { critical: 2, warning: 1, info: 0 }[severity];
}

function wordOf({ severity, state }: Alert): string {
  return state === 'open' ? `alert, ${severity}` : `alert, ${state}`;
}
