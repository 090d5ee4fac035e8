import type { InfiniteData } from '@tanstack/react-query';
import type { Alert } from '../api/alerts';
import type { AlertAction } from '../api/alertQueries';

/** A page of the list of alerts. */
export interface AlertPage {
  readonly items: readonly Alert[];
  readonly next: string | null;
}

const becomes = {
  acknowledge: { state: 'acknowledged', kind: 'acknowledged' },
  resolve: { state: 'resolved', kind: 'resolved' },
  reopen: { state: 'open', kind: 'reopened' },
} as const;

/** The alert as it will be once the server has done it. */
export function afterAction(alert: Alert, action: AlertAction, now: Date): Alert {
  const { state, kind } = becomes[action.kind];
  const expiresAt = action.kind === 'acknowledge' ? action.expiresAt : null;
  return {
    ...alert,
    state,
    change: { kind, reason: action.reason, user: null, at: now.toISOString(), expiresAt },
  };
}

/** The pages with one alert put in the place of what it was. */
export function withAlert(
  data: InfiniteData<AlertPage> | undefined,
  alert: Alert,
): InfiniteData<AlertPage> | undefined {
  if (data === undefined) return undefined;
  const put = (page: AlertPage) => ({ ...page, items: page.items.map((one) => (one.id === alert.id ? alert : one)) });
  return { ...data, pages: data.pages.map(put) };
}
