import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { asOptions, FilterBar, type FilterChoice } from '@/components/FilterBar';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import type { Column } from '@/components/table/column';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { Tag } from '@/components/Tag';
import { count } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { useFilters } from '@/lib/url/useFilters';
import type { PreferenceListItem } from '../api/contract';
import { preferenceCountQuery, preferenceFilterNames, preferenceParams, preferencesQuery } from '../api/queries';
import { NoPairs } from '../NoPairs';
import classes from '../parts.module.css';
import { RunPicker } from '../RunPicker';
import { taskColumn } from '../taskColumn';
import { useReviewRun } from '../useReviewRun';
import { ExportForm } from './ExportForm';
import { PreferencePanel } from './PreferencePanel';

const columns: readonly Column<PreferenceListItem>[] = [
  taskColumn(),
  {
    key: 'chosen',
    header: 'Chosen',
    width: 'minmax(120px, 1fr)',
    cell: (row) => <span className="ell">{row.chosenModel}</span>,
  },
  {
    key: 'rejected',
    header: 'Rejected',
    width: 'minmax(120px, 1fr)',
    cell: (row) => <span className="ell t2">{row.rejectedModel}</span>,
  },
  {
    key: 'strength',
    header: 'Strength',
    width: '110px',
    cell: (row) => (row.strength === 2 ? 'much better' : 'better'),
  },
  { key: 'source', header: 'Source', width: '80px', cell: (row) => <span className="t2">{row.source}</span> },
  { key: 'judgments', header: 'Judgments', width: '84px', align: 'right', cell: (row) => row.judgments },
  {
    key: 'tests',
    header: 'Tests',
    width: '150px',
    cell: (row) => row.contradictsTests && <Tag tone="warn">against the tests</Tag>,
  },
];

const fixedChoices: readonly FilterChoice<(typeof preferenceFilterNames)[number]>[] = [
  { name: 'source', label: 'Source', options: asOptions(['human', 'llm', 'rule', 'import']), several: true },
  {
    name: 'minStrength',
    label: 'Strength',
    options: [
      { value: '1', label: 'better or more' },
      { value: '2', label: 'much better' },
    ],
  },
  {
    name: 'contradictions',
    label: 'Against the tests',
    options: [
      { value: 'yes', label: 'with them' },
      { value: 'no', label: 'without them' },
    ],
  },
];

/** The preferences that judgments make: found, walked back to their origins, and taken out as files. */
export function PreferencesPage() {
  usePage([{ label: 'Review', to: '/review' }, { label: 'Preferences' }]);
  const { run, runs, choose, queue } = useReviewRun();
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Preferences</h1>
        <span className="sp" />
        <RunPicker runs={runs} run={run} onChoose={choose} />
      </div>
      {queue.isPending && <LoadingRows rows={8} />}
      {queue.isError && <ErrorState title="The runs did not load." error={queue.error} onRetry={queue.refetch} />}
      {queue.isSuccess && run === null && (
        <Panel>
          <NoPairs />
        </Panel>
      )}
      {run !== null && <OfRun run={run} />}
    </div>
  );
}

function OfRun({ run }: { run: string }) {
  const filtering = useFilters(preferenceFilterNames);
  const { filters, isFiltered } = filtering;
  const [params, setParams] = useSearchParams();
  const asked = preferenceParams(filters);
  const counts = useQuery(preferenceCountQuery(run, asked));
  const query = useInfiniteQuery(preferencesQuery(run, asked));
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const models = [
    ...new Set([...filters.model, ...rows.flatMap((row) => [row.chosenModel, row.rejectedModel])]),
  ].sort();
  const open = params.get('open');
  const show = (id: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (id === null) next.delete('open');
      else next.set('open', id);
      return next;
    });
  return (
    <>
      <FilterBar
        filtering={filtering}
        choices={[...fixedChoices, { name: 'model', label: 'Model', options: asOptions(models) }]}
      />
      <div className={classes['beside']}>
        <Panel
          title={counts.data === undefined ? 'Preferences' : `${count(counts.data.preferences)} preferences`}
          note="derived from the judgments that stand"
          padded={false}
        >
          {query.isPending && <LoadingRows rows={8} />}
          {query.isError && (
            <ErrorState
              title="The preferences did not load."
              error={query.error}
              kept="Your filters are kept."
              onRetry={query.refetch}
            />
          )}
          {query.isSuccess && rows.length === 0 && (
            <EmptyState title="No preference">
              {isFiltered
                ? 'None matches these filters.'
                : 'A preference comes from a verdict that names a winner. Judge some pairs first.'}
            </EmptyState>
          )}
          {rows.length > 0 && (
            <VirtualTable
              label="Preferences"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              maxHeight="calc(100dvh - 210px)"
              onEnd={onEnd}
              isLoadingMore={isLoadingMore}
              selected={open === null ? null : { row: open }}
              onOpen={(row) => show(row.id)}
              onMove={(row) => open !== null && show(row.id)}
            />
          )}
        </Panel>
        <div className="stack">
          <Panel title="Left out" note="pairs that make none">
            {counts.data !== undefined && <LeftOut dropped={counts.data.dropped} />}
          </Panel>
          <ExportForm run={run} filters={filters} />
        </div>
      </div>
      {open !== null && <PreferencePanel run={run} id={open} params={asked} onClose={() => show(null)} />}
    </>
  );
}

function LeftOut({ dropped }: { dropped: Readonly<Record<string, number>> }) {
  const entries = Object.entries(dropped).filter(([, value]) => value > 0);
  if (entries.length === 0) return <span className="t2">Nothing.</span>;
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: '2px 12px', fontSize: 12 }}>
      {entries.map(([reason, value]) => (
        <div key={reason} style={{ display: 'contents' }}>
          <dt className="t2">{reason.replaceAll('_', ' ')}</dt>
          <dd className="r b">{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
