import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePolling } from '@/lib/events/EventsContext';
import { usePage } from '@/lib/page/PageContext';
import { useFilters } from '@/lib/url/useFilters';
import { heatmapFilterNames, heatmapQuery } from '../api/queries';
import { Counters } from './Counters';
import { found } from './found';
import { HeatmapFilters } from './HeatmapFilters';
import { HeatmapPanel } from './HeatmapPanel';
import classes from './Heatmap.module.css';
import { RowDetail } from './RowDetail';
import { useChosen } from './useChosen';

/** Best scores of all models on all datasets, and the chosen row in detail below it. */
export function HeatmapPage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Heatmap' }]);
  const filtering = useFilters(heatmapFilterNames);
  const query = useQuery({ ...heatmapQuery(filtering.filters), refetchInterval: usePolling(30_000) });
  const name = filtering.filters.q[0];
  const shown = useMemo(
    () => (query.data === undefined ? undefined : { ...query.data, rows: found(query.data.rows, name) }),
    [query.data, name],
  );
  const chosen = useChosen(shown);
  return (
    <div className={`page ${classes['page'] ?? ''}`}>
      <div className="row wrap" style={{ gap: '8px 16px' }}>
        <h1>Heatmap</h1>
        <Counters />
        <span className="sp" />
        <HeatmapFilters {...filtering} />
      </div>
      <section className={classes['panel']} aria-label="Scores" aria-busy={query.isPlaceholderData}>
        {query.isPending && <LoadingRows label="Loading scores" rows={12} />}
        {query.isError && (
          <ErrorState
            title="The heatmap did not load."
            error={query.error}
            kept={filtering.isFiltered ? 'Your filters are kept.' : ''}
            onRetry={query.refetch}
          />
        )}
        {shown?.rows.length === 0 && (filtering.isFiltered ? <NoMatch onClear={filtering.clear} /> : <NoScores />)}
        {shown !== undefined && shown.rows.length > 0 && shown.datasets.length > 0 && (
          <HeatmapPanel heatmap={shown} chosen={chosen} />
        )}
      </section>
      {chosen.settled !== null && <RowDetail key={chosen.settled.model} {...chosen.settled} />}
    </div>
  );
}

function NoScores() {
  return (
    <EmptyState title="No scores yet" command="llm-eval serve --demo">
      Publish a run with <code>--dashboard-logging</code>, import a folder of score files with{' '}
      <code>llm-eval backfill</code>, or look at made-up data:
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title="No model matches these filters">
      <Button mt={8} onClick={onClear}>
        Clear the filters
      </Button>
    </EmptyState>
  );
}
