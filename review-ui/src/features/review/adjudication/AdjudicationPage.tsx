import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import type { Column } from '@/components/table/column';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { Tag } from '@/components/Tag';
import { usePage } from '@/lib/page/PageContext';
import type { AdjudicationItem } from '../api/contract';
import { adjudicationQuery } from '../api/queries';
import { choiceWords } from '../model/review';
import { taskColumn } from '../taskColumn';

const columns: readonly Column<AdjudicationItem>[] = [
  taskColumn(),
  {
    key: 'run',
    header: 'Run',
    width: 'minmax(100px, 1fr)',
    cell: (row) => <span className="t2 ell">{row.runName}</span>,
  },
  {
    key: 'votes',
    header: 'Verdicts',
    width: 'minmax(260px, 3fr)',
    cell: (row) => (
      <span className="ell">
        {row.votes.map(({ reviewer, verdict }) => `${reviewer}: ${choiceWords[verdict]}`).join(' · ')}
      </span>
    ),
  },
  {
    key: 'opposite',
    header: 'Disagreement',
    width: '150px',
    cell: (row) => (row.opposite ? <Tag tone="fail">opposite sides</Tag> : <Tag>tie or both bad</Tag>),
  },
  {
    key: 'decision',
    header: 'Decision',
    width: '170px',
    cell: (row) =>
      row.decision === null ? (
        <span className="t3">open</span>
      ) : (
        `${choiceWords[row.decision.verdict]}, ${row.decision.reviewer}`
      ),
  },
];

/** Pairs on which reviewers disagree, for an admin to decide. */
export function AdjudicationPage() {
  usePage([{ label: 'Review', to: '/review' }, { label: 'Adjudication' }]);
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const decided = params.get('decided') === 'yes';
  const query = useInfiniteQuery(adjudicationQuery(params.get('run'), decided));
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Adjudication</h1>
        <span className="sp" />
        <SegmentedControl
          aria-label="Which"
          value={decided ? 'yes' : 'no'}
          onChange={(value) => setParams(value === 'yes' ? { decided: 'yes' } : {})}
          data={[
            { value: 'no', label: 'Open' },
            { value: 'yes', label: 'Decided' },
          ]}
        />
      </div>
      <Panel padded={false}>
        {query.isPending && <LoadingRows rows={6} />}
        {query.isError && (
          <ErrorState title="The disagreements did not load." error={query.error} onRetry={query.refetch} />
        )}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState title={decided ? 'Nothing was decided yet' : 'No open disagreement'}>
            {decided
              ? ''
              : 'Pairs come here when two reviewers name different verdicts; set review.overlap to 2 or more to find them.'}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <VirtualTable
            label="Disagreements"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.pair}
            rowHeight={36}
            maxHeight="calc(100dvh - 150px)"
            onEnd={onEnd}
            isLoadingMore={isLoadingMore}
            onOpen={(row) => void navigate(`/review/adjudication/${row.pair}`)}
          />
        )}
      </Panel>
    </div>
  );
}
