import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { FilterMenu } from '@/components/FilterMenu';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { VirtualTable } from '@/components/table/VirtualTable';
import { counted } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { useNarrow } from '@/lib/page/useNarrow';
import { useFilters } from '@/lib/url/useFilters';
import { modelAddress } from '../addresses';
import { filtersQuery, leaderboardQuery } from '../api/queries';
import { pivotColumns } from './columns';
import { DatasetBoard } from './DatasetBoard';

const names = ['suite', 'sort'] as const;

/** Models by their best scores: by mean place, or by one dataset, which is then shown with intervals and tests. */
export function LeaderboardPage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Leaderboard' }]);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { filters, set } = useFilters(names);
  const { data: options } = useQuery(filtersQuery);
  const [suite, sort] = [filters.suite[0], filters.sort[0]];
  const query = useQuery(leaderboardQuery(suite, sort));
  const board = query.data;
  const columns = useMemo(
    () =>
      board === undefined
        ? []
        : pivotColumns(board, narrow, (dataset) => set('sort', dataset === null ? [] : [dataset])),
    [board, narrow, set],
  );
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Leaderboard</h1>
        {board !== undefined && (
          <span className="t3 sm">
            {counted(board.rows.length, 'model')} on {counted(board.datasets.length, 'dataset')}, best first
          </span>
        )}
        <span className="sp" />
        <FilterMenu
          label="Suite"
          single
          options={(options?.suites ?? []).map(({ suiteId, displayName, datasets }) => ({
            value: suiteId,
            label: displayName,
            count: datasets.length,
          }))}
          chosen={filters.suite}
          onChange={(values) => set('suite', values)}
        />
        <FilterMenu
          label="Sort by"
          single
          options={(board?.datasets ?? []).map(({ dataset }) => ({ value: dataset, label: dataset }))}
          chosen={filters.sort}
          onChange={(values) => set('sort', values)}
        />
      </div>
      {sort !== undefined && <DatasetBoard dataset={sort} />}
      <Panel
        title="All datasets"
        note="best score that counts with its 95% interval; the place in small figures; mean place over the datasets with a score, so read it with the coverage"
        padded={false}
      >
        {query.isPending && <LoadingRows label="Loading the leaderboard" rows={10} />}
        {query.isError && (
          <ErrorState
            title="The leaderboard did not load."
            error={query.error}
            kept="The chosen order is kept."
            onRetry={query.refetch}
          />
        )}
        {board?.rows.length === 0 && (
          <EmptyState title="No scores yet" command="llm-eval serve --demo">
            Models appear with their first score. To look at made-up ones:
          </EmptyState>
        )}
        {board !== undefined && board.rows.length > 0 && (
          <VirtualTable
            label="Leaderboard"
            columns={columns}
            rows={board.rows}
            rowKey={({ model }) => model.modelId}
            total={board.rows.length}
            rowHeight={44}
            maxHeight="max(360px, calc(100dvh - 200px))"
            onOpen={({ model }) => void navigate(modelAddress(model.modelId))}
          />
        )}
      </Panel>
    </div>
  );
}
