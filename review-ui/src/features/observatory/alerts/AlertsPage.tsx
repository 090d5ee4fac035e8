import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePolling } from '@/lib/events/EventsContext';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { useFilters } from '@/lib/url/useFilters';
import { alertFilterNames, alertsQuery } from '../api/alertQueries';
import { AlertFilterBar } from './AlertFilterBar';
import { AlertPanel } from './AlertPanel';
import { alertColumns } from './columns';
import { OpenCounts } from './OpenCounts';

/** Alerts, newest first: found, acknowledged, resolved. The filters and the open alert are in the address. */
export function AlertsPage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Alerts' }]);
  const narrow = useNarrow();
  const { filters, set, clear, isFiltered } = useFilters(alertFilterNames);
  const [params, setParams] = useSearchParams();
  const query = useInfiniteQuery({ ...alertsQuery(filters), refetchInterval: usePolling(30_000) });
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const open = /^\d+$/.test(params.get('alert') ?? '') ? Number(params.get('alert')) : null;
  const columns = useMemo(() => alertColumns(narrow, open !== null), [narrow, open]);
  const show = (id: number | null, replace = false) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (id === null) next.delete('alert');
        else next.set('alert', String(id));
        next.sort();
        return next;
      },
      { replace },
    );
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Alerts</h1>
        <span className="t3 sm">what a checkpoint lost or gained, by test</span>
      </div>
      <OpenCounts model={filters.model[0]} />
      <AlertFilterBar filters={filters} set={set} clear={clear} isFiltered={isFiltered} />
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading alerts" rows={8} />}
        {query.isError && (
          <ErrorState
            title="The alerts did not load."
            error={query.error}
            kept="Your filters are kept."
            onRetry={query.refetch}
          />
        )}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState title={isFiltered ? 'No alert matches' : 'No alert yet'}>
            {isFiltered
              ? 'Take a filter away to see more.'
              : 'One appears when a checkpoint of a model in training is tested as worse or better than one before it.'}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <VirtualTable
            label="Alerts"
            columns={columns}
            rows={rows}
            rowKey={(alert) => String(alert.id)}
            rowHeight={36}
            maxHeight="calc(100dvh - 230px)"
            onEnd={onEnd}
            isLoadingMore={isLoadingMore}
            selected={open === null ? null : { row: String(open) }}
            onOpen={(alert) => show(alert.id)}
            onMove={(alert) => open !== null && show(alert.id, true)}
          />
        )}
      </Panel>
      {open !== null && <AlertPanel id={open} onClose={() => show(null)} />}
    </div>
  );
}
