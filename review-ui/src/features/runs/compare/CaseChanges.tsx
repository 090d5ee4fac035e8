import { Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { LoadingRows } from '@/components/LoadingRows';
import { Outcome } from '@/components/Outcome';
import type { Column } from '@/components/table/column';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { count } from '@/lib/format/numbers';
import { changesQuery } from '../api/queries';
import type { CaseChange, ComparedCase, Comparison } from '../api/types';
import { stateOf } from '../run/matrixColumns';
import { CasePair } from './CasePair';
import classes from './Compare.module.css';
import { kinds } from './kinds';
import { PairedOutcomes } from './PairedOutcomes';

const columns: readonly Column<CaseChange>[] = [
  {
    key: 'task',
    header: 'Task',
    width: 'minmax(140px, 1.6fr)',
    cell: (change) => (
      <>
        <code>{change.task}</code> <span className="t2">{change.title === change.task ? '' : change.title}</span>
      </>
    ),
  },
  { key: 'line', header: 'Model', width: 'minmax(112px, 1fr)', cell: (change) => change.line },
  { key: 'a', header: 'A', width: '136px', cell: (change) => <Side side={change.a} /> },
  { key: 'b', header: 'B', width: '136px', cell: (change) => <Side side={change.b} /> },
];

/** The cases by what became of them, and the chosen one on both sides. */
export function CaseChanges({ comparison }: { comparison: Comparison }) {
  const [params, setParams] = useSearchParams();
  const present = kinds.filter(({ kind }) => kind !== 'still_passing' && (comparison.counts[kind] ?? 0) > 0);
  const kind = (present.find((one) => one.kind === params.get('kind')) ?? present[0])?.kind ?? 'broken';
  const chosenKey = params.get('open');
  const query = useInfiniteQuery(changesQuery(comparison.a.id, comparison.b.id, kind));
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const chosen = rows.find((row) => keyOf(row) === chosenKey) ?? rows[0];

  function put(name: 'kind' | 'open', value: string) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (name === 'kind') next.delete('open');
        next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  if (present.length === 0) {
    const title =
      (comparison.counts['still_passing'] ?? 0) > 0 ? 'Every case passes in both runs' : 'Neither run has a case';
    return <EmptyState title={title} />;
  }
  return (
    <div className={classes['cases']}>
      <section className={classes['panel']}>
        <Tabs value={kind} onChange={(value) => value !== null && put('kind', value)} keepMounted={false}>
          <Tabs.List className={classes['tabs'] ?? ''}>
            {present.map((one) => (
              <Tabs.Tab key={one.kind} value={one.kind}>
                {one.word} <span className="t3 xs">{count(comparison.counts[one.kind] ?? 0)}</span>
              </Tabs.Tab>
            ))}
            <span className={classes['hint']}>
              <Keys of="list.next" /> <Keys of="list.previous" />
            </span>
          </Tabs.List>
          <Tabs.Panel value={kind}>
            {query.isPending && <LoadingRows label="Loading cases" />}
            {query.isError && (
              <ErrorState title="The cases did not load." error={query.error} onRetry={query.refetch} />
            )}
            {rows.length > 0 && (
              <VirtualTable
                label={`Cases: ${kind.replaceAll('_', ' ')}`}
                columns={columns}
                rows={rows}
                rowKey={keyOf}
                total={comparison.counts[kind]}
                maxHeight="360px"
                onEnd={onEnd}
                isLoadingMore={isLoadingMore}
                onOpen={(row) => put('open', keyOf(row))}
                onMove={(row) => put('open', keyOf(row))}
                selected={chosen === undefined ? null : { row: keyOf(chosen) }}
              />
            )}
          </Tabs.Panel>
        </Tabs>
        <PairedOutcomes outcomes={comparison.outcomes} />
      </section>
      {chosen !== undefined && <CasePair key={keyOf(chosen)} a={comparison.a.id} b={comparison.b.id} change={chosen} />}
    </div>
  );
}

function keyOf(change: CaseChange): string {
  return `${change.line}/${change.task}`;
}

function Side({ side }: { side: ComparedCase | null }) {
  if (side === null) return <span className="t3">none</span>;
  return <Outcome outcome={stateOf(side)} passed={side.passed} measured={side.measured} fill />;
}
