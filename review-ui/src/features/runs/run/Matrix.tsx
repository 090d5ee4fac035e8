import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { usePolling } from '@/lib/events/EventsContext';
import { counted } from '@/lib/format/numbers';
import { useNarrow } from '@/lib/page/useNarrow';
import { useFilters } from '@/lib/url/useFilters';
import { taskFilterNames, tasksQuery } from '../api/queries';
import type { Run, TaskRow } from '../api/types';
import { lineKey } from '../parts/metrics';
import { cellOf, matrixColumns } from './matrixColumns';
import { MatrixFilters } from './MatrixFilters';

interface MatrixProps {
  run: Run;
  /** The case that is open beside the matrix. */
  open: string | null;
  onOpen: (caseId: string) => void;
}

/** Every task of a run against every model, what failed first. */
export function Matrix({ run, open, onOpen }: MatrixProps) {
  const id = run.run.id;
  const filtering = useFilters(taskFilterNames);
  const live = run.run.status === 'running';
  const polling = usePolling();
  const query = useInfiniteQuery({ ...tasksQuery(id, filtering.filters), refetchInterval: live && polling });
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const narrow = useNarrow();
  const columns = useMemo(
    () =>
      matrixColumns(
        id,
        run.models.map((model) => model.line),
        narrow,
      ),
    [id, run.models, narrow],
  );

  function show(row: TaskRow, column: string | null) {
    const cell = column === null ? undefined : cellOf(row, column);
    if (cell !== undefined) onOpen(cell.caseId);
  }
  const selected = useMemo(() => {
    for (const row of rows) {
      const cell = row.cells.find((one) => one.caseId === open);
      if (cell !== undefined) return { row: row.task, column: lineKey(cell) };
    }
    return null;
  }, [rows, open]);

  return (
    <Panel
      title="Tasks by model"
      note={`${counted(run.tasks.total, 'task')}, failed first`}
      padded={false}
      actions={<MatrixFilters run={run} {...filtering} />}
    >
      {query.isPending && <LoadingRows label="Loading tasks" rows={10} />}
      {query.isError && (
        <ErrorState
          title="The tasks did not load."
          error={query.error}
          kept="Your filters are kept."
          onRetry={query.refetch}
        />
      )}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState title={filtering.isFiltered ? 'No task matches these filters' : 'This run has no tasks'}>
          {filtering.isFiltered && (
            <Button mt={8} onClick={filtering.clear}>
              Clear the filters
            </Button>
          )}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <VirtualTable
          label="Tasks by model"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.task}
          total={filtering.isFiltered ? undefined : run.tasks.total}
          rowHeight={29}
          maxHeight="max(420px, calc(100dvh - 130px))"
          onEnd={onEnd}
          isLoadingMore={isLoadingMore}
          onOpen={show}
          onMove={(row, column) => open !== null && show(row, column)}
          selected={selected}
        />
      )}
    </Panel>
  );
}
