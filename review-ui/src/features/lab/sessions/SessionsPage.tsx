import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterMenu } from '@/components/FilterMenu';
import { FilterToggle } from '@/components/FilterToggle';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePolling } from '@/lib/events/EventsContext';
import { counted } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { readValue } from '@/lib/url/filters';
import { useFilters } from '@/lib/url/useFilters';
import { addresses } from '../addresses';
import { allOfThem, promptsQuery } from '../api/prompts';
import { sessionsQuery } from '../api/runs';
import { useLabEvents } from '../api/useLabEvents';
import { sessionColumns } from './columns';
import { SessionPanel } from './SessionPanel';

const filterNames = ['active', 'prompt'] as const;

/** Sessions, newest first, with their progress. The filters and the open session are in the address. */
export function SessionsPage() {
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: 'Sessions' }]);
  useLabEvents();
  const narrow = useNarrow();
  const { filters, set, clear, isFiltered } = useFilters(filterNames);
  const [params, setParams] = useSearchParams();
  const working = filters.active[0] === 'yes';
  const query = useInfiniteQuery({
    ...sessionsQuery(working ? 'yes' : 'all', filters.prompt[0]),
    refetchInterval: usePolling(2_000),
  });
  const { data: prompts } = useQuery(promptsQuery(allOfThem));
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const open = readValue(params, 'session');
  const columns = useMemo(() => sessionColumns(narrow, open !== null), [narrow, open]);
  const show = (id: string | null, replace = false) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (id === null) next.delete('session');
        else next.set('session', id);
        next.sort();
        return next;
      },
      { replace },
    );
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Sessions</h1>
        {rows.length > 0 && (
          <span className="t3 sm">
            {counted(rows.length, 'session')}
            {query.hasNextPage ? ' loaded' : ''}, newest first
          </span>
        )}
        <span className="sp br" />
        <FilterToggle on={working} onChange={() => set('active', working ? [] : ['yes'])}>
          At work
        </FilterToggle>
        <FilterMenu
          label="Prompt"
          single
          options={(prompts ?? []).map(({ name }) => ({ value: name, label: visibleText(name) }))}
          chosen={filters.prompt}
          onChange={(values) => set('prompt', values)}
        />
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows label="Loading sessions" rows={6} />}
        {query.isError && (
          <ErrorState
            title="The sessions did not load."
            error={query.error}
            kept={isFiltered ? 'Your filters are kept.' : ''}
            onRetry={query.refetch}
          />
        )}
        {query.isSuccess &&
          rows.length === 0 &&
          (isFiltered ? (
            <EmptyState title={working ? 'No session is at work' : 'No session matches'}>
              <Button mt={8} onClick={clear}>
                Clear the filters
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title="No sessions yet">
              A session runs one prompt 1 to 10 times and scores each run. Start one from{' '}
              <Link to={addresses.prompts}>a prompt</Link>.
            </EmptyState>
          ))}
        {rows.length > 0 && (
          <VirtualTable
            label="Sessions"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            total={query.hasNextPage ? undefined : rows.length}
            rowHeight={narrow ? 64 : 48}
            maxHeight="calc(100dvh - 140px)"
            onEnd={onEnd}
            isLoadingMore={isLoadingMore}
            selected={open === null ? null : { row: open }}
            onOpen={({ id }) => show(id)}
            onMove={({ id }) => open !== null && show(id, true)}
          />
        )}
      </Panel>
      {open !== null && <SessionPanel id={open} onClose={() => show(null)} />}
    </div>
  );
}
