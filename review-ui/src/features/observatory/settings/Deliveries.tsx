import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { visibleText } from '@/lib/format/visible';
import { deliveriesQuery, type Webhook } from '../api/webhooks';
import { DeliveryRow } from './DeliveryRow';

/** What became of each message to a webhook, newest first; while one waits, it is asked again. */
export function Deliveries({ hook }: { hook: Webhook }) {
  const [status, setStatus] = useState('');
  const query = useInfiniteQuery({
    ...deliveriesQuery(hook.id, status === '' ? undefined : status),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => one.status === 'pending')) === true ? 3_000 : false,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title="Log"
      note={<span className="ell">of {visibleText(hook.url)}, newest first</span>}
      padded={false}
      actions={
        <SegmentedControl
          aria-label="Status"
          value={status}
          onChange={setStatus}
          data={[
            { value: '', label: 'All' },
            { value: 'pending', label: 'Waiting' },
            { value: 'delivered', label: 'Delivered' },
            { value: 'failed', label: 'Failed' },
          ]}
        />
      }
    >
      {query.isPending && <LoadingRows label="Loading the log" rows={4} />}
      {query.isError && <ErrorState title="The log did not load." error={query.error} onRetry={query.refetch} />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState title={status === '' ? 'No message yet' : 'No such message'}>
          One is made with each alert of a type that the webhook is told of.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <WideTable label="Messages">
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col" className="r">
                Tries
              </th>
              <th scope="col">Last answer</th>
              <th scope="col">Made, UTC</th>
              <th scope="col">Delivered or next try, UTC</th>
              <th scope="col" className="r">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} />
            ))}
          </tbody>
        </WideTable>
      )}
      {query.hasNextPage && (
        <div style={{ padding: 10 }}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Earlier messages
          </Button>
        </div>
      )}
    </Panel>
  );
}
