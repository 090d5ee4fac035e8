import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { FilterBar, type FilterChoice } from '@/components/FilterBar';
import { Keys } from '@/components/Keys';
import { LoadingRows } from '@/components/LoadingRows';
import { notifyError } from '@/components/notify';
import { Panel } from '@/components/Panel';
import { usePagedRows } from '@/components/table/usePagedRows';
import { VirtualTable } from '@/components/table/VirtualTable';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage } from '@/lib/page/PageContext';
import { useFilters } from '@/lib/url/useFilters';
import { leaseNext } from '../api/calls';
import type { RunQueue } from '../api/contract';
import { pairFilterNames, pairsQuery } from '../api/queries';
import { laneWords } from '../model/lane';
import { NoPairs } from '../NoPairs';
import { useReviewRun } from '../useReviewRun';
import { pairColumns } from './columns';
import { pairStates } from './pairStates';
import { QueueFigures } from './QueueFigures';
import { RecentJudgments } from './RecentJudgments';

const lanes = (['assisted', 'blind-first', 'blind'] as const).map((value) => ({ value, label: laneWords[value] }));

function choicesOf(runs: readonly RunQueue[]): readonly FilterChoice<(typeof pairFilterNames)[number]>[] {
  return [
    {
      name: 'run',
      label: 'Run',
      options: runs.map(({ run, name, shortId, state }) => ({
        value: run,
        label: `${name} ${shortId}`,
        count: state.open,
      })),
    },
    { name: 'state', label: 'State', options: pairStates },
    { name: 'lane', label: 'Lane', options: lanes },
    {
      name: 'done',
      label: 'Yours',
      options: [
        { value: 'no', label: 'to do' },
        { value: 'yes', label: 'done' },
      ],
    },
  ];
}

/** What there is to review, what comes next, and what was done. */
export function QueuePage() {
  usePage([{ label: 'Review', to: '/review' }, { label: 'Queue' }]);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { queue, runs } = useReviewRun();
  const filtering = useFilters(pairFilterNames);
  const { filters, set, clear, isFiltered } = filtering;
  const run = filters.run[0] ?? null;
  const pairs = useInfiniteQuery(pairsQuery(filters));
  const { rows, onEnd, isLoadingMore } = usePagedRows(pairs);
  const state = run === null ? queue.data?.total : runs.find((one) => one.run === run)?.state;
  const suffix = run === null ? '' : `?run=${run}`;
  const start = useMutation({
    mutationFn: () => leaseNext(run),
    onSuccess: async (lease) => {
      if (lease !== null) await navigate(`/review/items/${lease.pair}${suffix}`);
      else await queries.invalidateQueries({ queryKey: ['review'] });
    },
    onError: (error) => notifyError('The next item was not handed out.', error),
  });
  useShortcut('review.submit', () => start.mutate(), { enabled: (state?.open ?? 0) > 0 });

  if (queue.isError) {
    return (
      <div className="page">
        <ErrorState
          title="The queue did not load."
          error={queue.error}
          kept="Your drafts are kept."
          onRetry={queue.refetch}
        />
      </div>
    );
  }
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Queue</h1>
        <span className="sp" />
        <Button
          variant="filled"
          size="sm"
          disabled={(state?.open ?? 0) === 0}
          loading={start.isPending}
          onClick={() => start.mutate()}
          rightSection={<Keys of="review.submit" />}
        >
          {(state?.done ?? 0) > 0 ? 'Continue' : 'Start'}
        </Button>
      </div>
      {queue.data?.total.pairs === 0 ? (
        <Panel>
          <NoPairs />
        </Panel>
      ) : (
        <>
          {state !== undefined && <QueueFigures state={state} toAdjudicate={queue.data?.toAdjudicate ?? 0} run={run} />}
          <RecentJudgments run={run} />
          <FilterBar filtering={filtering} choices={choicesOf(runs)}>
            <TextInput
              aria-label="Task"
              placeholder="Task"
              w={140}
              defaultValue={filters.task[0] ?? ''}
              onBlur={(event) => set('task', [event.currentTarget.value])}
              onKeyDown={(event) => event.key === 'Enter' && set('task', [event.currentTarget.value])}
            />
          </FilterBar>
          <Panel title="Pairs" note="as they stand for you" padded={false}>
            {pairs.isPending && <LoadingRows rows={8} />}
            {pairs.isError && (
              <ErrorState
                title="The pairs did not load."
                error={pairs.error}
                kept="Your filters are kept."
                onRetry={pairs.refetch}
              />
            )}
            {pairs.isSuccess && rows.length === 0 && (
              <div style={{ padding: 24, textAlign: 'center' }} className="t2">
                No pair matches. {isFiltered && <Button onClick={clear}>Clear the filters</Button>}
              </div>
            )}
            {rows.length > 0 && (
              <VirtualTable
                label="Pairs"
                columns={pairColumns}
                rows={rows}
                rowKey={(row) => row.pair}
                maxHeight="calc(100dvh - 330px)"
                onEnd={onEnd}
                isLoadingMore={isLoadingMore}
                onOpen={(row) => void navigate(`/review/items/${row.pair}${suffix}`)}
              />
            )}
          </Panel>
        </>
      )}
    </div>
  );
}
