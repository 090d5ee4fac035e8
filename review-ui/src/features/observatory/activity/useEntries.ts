import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePagedRows } from '@/components/table/usePagedRows';
import { usePolling } from '@/lib/events/EventsContext';
import type { Filters } from '@/lib/url/filters';
import { activityQuery, alertsQuery } from '../api/alertQueries';
import { alertTypesOf, entryOfAlert, entryOfEvent } from './entries';

/** The lines of the log: events, or alerts when severities are asked for. */
export function useEntries(filters: Filters<'type' | 'severity' | 'model'>) {
  const refetchInterval = usePolling(30_000);
  const asAlerts = filters.severity.length > 0;
  const types = alertTypesOf(filters.type);
  const impossible = asAlerts && types === null;
  const events = useInfiniteQuery({
    ...activityQuery(filters.model[0], filters.type),
    enabled: !asAlerts,
    refetchInterval,
  });
  const alerts = useInfiniteQuery({
    ...alertsQuery({
      state: [],
      reference: [],
      dataset: [],
      model: filters.model,
      severity: filters.severity,
      type: types ?? [],
    }),
    enabled: asAlerts && !impossible,
    refetchInterval,
  });
  const ofEvents = usePagedRows(events);
  const ofAlerts = usePagedRows(alerts);
  const rows = useMemo(
    () => (asAlerts ? ofAlerts.rows.map(entryOfAlert) : ofEvents.rows.map(entryOfEvent)),
    [asAlerts, ofAlerts.rows, ofEvents.rows],
  );
  const { onEnd, isLoadingMore } = asAlerts ? ofAlerts : ofEvents;
  return { rows, onEnd, isLoadingMore, impossible, query: asAlerts ? alerts : events };
}
