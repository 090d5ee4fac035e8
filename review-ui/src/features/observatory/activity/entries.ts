import type { IconName } from '@/components/Icon';
import type { Alert } from '../api/alerts';
import type { AlertSeverity, Happened } from '../api/alertQueries';

/** A line of the log: something that happened, or an alert when severities are asked for. */
export interface Entry {
  readonly key: string;
  readonly type: string;
  /** Only alerts have one. */
  readonly severity: AlertSeverity | null;
  readonly summary: string;
  readonly modelId: string | null;
  readonly runId: string | null;
  /** The alert that the line is; null for an event. */
  readonly alertId: number | null;
  readonly newScore: number | null;
  readonly delta: number | null;
  readonly at: string;
}

/** Types of events that there are, and how they look. */
export const eventTypes: Readonly<Record<string, { readonly word: string; readonly icon: IconName }>> = {
  eval_completed: { word: 'measured', icon: 'check' },
  regression: { word: 'regression', icon: 'down' },
  improvement: { word: 'improvement', icon: 'up' },
  promotion_ready: { word: 'ready for promotion', icon: 'check' },
};

/** How an event looks; one of a type that came later is named as it is stored. */
export function eventLook(type: string): { readonly word: string; readonly icon: IconName } {
  return Object.hasOwn(eventTypes, type)
    ? (eventTypes[type] as { word: string; icon: IconName })
    : { word: type.replaceAll('_', ' '), icon: 'info' };
}

/** An event as a line. */
export function entryOfEvent(event: Happened): Entry {
  const { id, type, summary, modelId, runId, newScore, delta, createdAt } = event;
  return {
    key: `event ${id}`,
    type,
    severity: null,
    summary,
    modelId,
    runId,
    alertId: null,
    newScore,
    delta,
    at: createdAt,
  };
}

/** An alert as a line. */
export function entryOfAlert(alert: Alert): Entry {
  const { id, type, severity, message, modelId, runId, figures, createdAt } = alert;
  return {
    key: `alert ${id}`,
    type,
    severity,
    summary: message,
    modelId,
    runId,
    alertId: id,
    newScore: figures?.newScore ?? null,
    delta: figures === null ? null : (figures.difference ?? figures.delta),
    at: createdAt,
  };
}

/** Of the types that are asked for, those that alerts have; null when none of them can be an alert. */
export function alertTypesOf(types: readonly string[]): readonly string[] | null {
  const known = types.filter((type) => ['regression', 'improvement', 'promotion_ready'].includes(type));
  return types.length > 0 && known.length === 0 ? null : known;
}
