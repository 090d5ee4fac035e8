import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Button } from '@mantine/core';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { asOptions, FilterBar } from '@/components/FilterBar';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePolling } from '@/lib/events/EventsContext';
import { counted } from '@/lib/format/numbers';
import { useNarrow } from '@/lib/page/useNarrow';
import { usePage } from '@/lib/page/PageContext';
import { useFilters } from '@/lib/url/useFilters';
import { runFilterNames, runsQuery } from '../api/queries';
import type { RunListItem } from '../api/types';
import { useRunEvents } from '../api/useRunEvents';
import { runStatuses } from '../parts/RunStatusTag';
import { columns, narrowColumns } from './columns';
import { lineHeight, linesShown } from './RunLines';

/** All runs, newest first. */
export function RunListPage() {
  usePage([{ label: 'Runs' }]);
  useRunEvents();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const filtering = useFilters(runFilterNames);
  const { filters, clear, isFiltered } = filtering;
  const query = useInfiniteQuery({ ...runsQuery(filters), refetchInterval: usePolling() });
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const models = [
    ...new Set([...filters.model, ...rows.flatMap((run) => run.models.map((line) => line.model))]),
  ].sort();
  // Configs share names; their hash tells them apart, and the beginning of it is what the server finds them by.
  const configs = new Map(filters.config.map((hash) => [hash, hash]));
  for (const { name, configHash } of rows) {
    const hash = configHash.slice(0, 8);
    configs.set(hash, `${name} ${hash}`);
  }

  return (
    <div className="page">
      <div className="row wrap">
        <h1>Runs</h1>
        {rows.length > 0 && (
          <span className="t3 sm">
            {counted(rows.length, 'run')}
            {query.hasNextPage ? ' loaded' : ''}, newest first
          </span>
        )}
        <span className="sp" />
        <FilterBar
          filtering={filtering}
          choices={[
            { name: 'status', label: 'Status', options: runStatuses, several: true },
            { name: 'model', label: 'Model', options: asOptions(models) },
            {
              name: 'config',
              label: 'Config',
              options: [...configs].map(([value, label]) => ({ value, label })),
            },
          ]}
        />
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading runs" rows={8} />}
        {query.isError && (
          <ErrorState
            title="The run list did not load."
            error={query.error}
            kept={isFiltered ? 'Your filters are kept.' : ''}
            onRetry={query.refetch}
          />
        )}
        {query.isSuccess && rows.length === 0 && (isFiltered ? <NoMatch onClear={clear} /> : <NoRuns />)}
        {rows.length > 0 && (
          <VirtualTable
            label="Runs"
            columns={narrow ? narrowColumns() : columns}
            rows={rows}
            rowKey={(run) => run.id}
            rowHeight={narrow ? narrowHeightOf : heightOf}
            maxHeight="calc(100dvh - 140px)"
            onEnd={onEnd}
            isLoadingMore={isLoadingMore}
            onOpen={(run) => void navigate(`/runs/${run.id}`)}
          />
        )}
      </Panel>
    </div>
  );
}

function heightOf(run: RunListItem): number {
  const more = run.models.length > linesShown ? 18 : 0;
  return Math.max(44, Math.min(run.models.length, linesShown) * lineHeight + more + 12);
}

function narrowHeightOf(run: RunListItem): number {
  return Math.max(run.status === 'running' ? 92 : 72, heightOf(run));
}

function NoRuns() {
  return (
    <EmptyState title="No runs yet" command="llm-eval run configs/quickstart.yaml">
      Start one without a key:
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title="No run matches these filters">
      <Button mt={8} onClick={onClear}>
        Clear the filters
      </Button>
    </EmptyState>
  );
}
