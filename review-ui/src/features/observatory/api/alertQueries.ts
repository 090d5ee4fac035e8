import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '@/lib/api/client';
import type { components } from '@/lib/api/schema';
import type { Filters } from '@/lib/url/filters';
import type { Alert } from './alerts';

type Schemas = components['schemas'];

export type AlertHistory = Schemas['AlertHistoryResponse'];
export type AlertChange = Schemas['AlertChangeResponse'];
export type AlertFigures = Schemas['AlertFiguresResponse'];
export type AlertCount = Schemas['AlertCountResponse'];
export type AlertSeverity = Schemas['AlertSeverity'];
export type AlertState = Schemas['AlertState'];
export type AlertType = Schemas['AlertType'];
export type AlertReference = Schemas['AlertReference'];
export type Happened = Schemas['ActivityResponse'];

/** The filters of the list of alerts, by their search parameter; of `model` and `dataset` the first value counts. */
export const alertFilterNames = ['state', 'severity', 'type', 'reference', 'model', 'dataset'] as const;
/** Filters of the list of alerts. */
export type AlertFilters = Filters<(typeof alertFilterNames)[number]>;

/** Alerts, newest first. */
export const alertsQuery = (filters: AlertFilters) =>
  infiniteQueryOptions({
    queryKey: ['observatory', 'alerts', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/alerts', {
          params: {
            // What is in the address is checked by the server, which names what it does not know.
            query: {
              state: [...filters.state] as AlertState[],
              severity: [...filters.severity] as AlertSeverity[],
              type: [...filters.type] as AlertType[],
              reference: [...filters.reference] as AlertReference[],
              ...(filters.model[0] === undefined ? {} : { model: filters.model[0] }),
              ...(filters.dataset[0] === undefined ? {} : { dataset: filters.dataset[0] }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** An alert with all that became of it. */
export const alertQuery = (id: number) =>
  queryOptions({
    queryKey: ['observatory', 'alerts', 'one', id],
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/v1/observatory/alerts/{id}', { params: { path: { id } }, signal })),
  });

/** Alerts that are open, by type and severity; of a model, or of all. */
export const alertCountsQuery = (model?: string) =>
  queryOptions({
    queryKey: ['observatory', 'alerts', 'counts', model],
    queryFn: ({ signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/alerts/counts', {
          params: { query: model === undefined ? {} : { model } },
          signal,
        }),
      ),
  });

/** What happened, newest first. */
export const activityQuery = (model: string | undefined, types: readonly string[]) =>
  infiniteQueryOptions({
    queryKey: ['observatory', 'activity', model, types],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        client.GET('/api/v1/observatory/activity', {
          params: {
            query: {
              type: [...types],
              ...(model === undefined ? {} : { model }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** What can be done to an alert. */
export type AlertAction =
  | { readonly kind: 'acknowledge'; readonly reason: string; readonly expiresAt: string | null }
  | { readonly kind: 'resolve' | 'reopen'; readonly reason: string };

/** Does it; the alert as it is then. */
export function changeAlert(id: number, action: AlertAction): Promise<Alert> {
  const params = { path: { id } };
  if (action.kind === 'acknowledge') {
    const body = { reason: action.reason, expiresAt: action.expiresAt };
    return dataOf(client.POST('/api/v1/observatory/alerts/{id}/acknowledge', { params, body }));
  }
  const body = { reason: action.reason };
  return action.kind === 'resolve'
    ? dataOf(client.POST('/api/v1/observatory/alerts/{id}/resolve', { params, body }))
    : dataOf(client.POST('/api/v1/observatory/alerts/{id}/reopen', { params, body }));
}
