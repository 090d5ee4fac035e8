import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { Icon } from '@/components/Icon';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { webhooksQuery, type Webhook } from '../api/webhooks';
import { Deliveries } from './Deliveries';
import { DeleteWebhook } from './DeleteWebhook';
import { WebhookForm } from './WebhookForm';
import { WebhookRow } from './WebhookRow';

/** Who is told of alerts, and what became of each message. The webhook whose log is shown is in the address. */
export function WebhooksTab() {
  const { data, error, refetch } = useQuery(webhooksQuery);
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<Webhook | null>(null);
  const shown = data?.find((hook) => String(hook.id) === params.get('hook'));
  const show = (hook: Webhook | null) => setParams(hook === null ? {} : { hook: String(hook.id) });
  return (
    <div className="stack" style={{ gap: 12 }}>
      <Panel
        title="Webhooks"
        note="told of alerts by a signed POST; a failed one is tried again, later each time"
        padded={false}
        actions={
          <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
            Add a webhook
          </Button>
        }
      >
        {error !== null && <ErrorState title="The webhooks did not load." error={error} onRetry={refetch} />}
        {data === undefined && error === null && <LoadingRows label="Loading webhooks" rows={4} />}
        {data?.length === 0 && (
          <EmptyState title="Nobody is told">Alerts are only here until an address is added.</EmptyState>
        )}
        {data !== undefined && data.length > 0 && (
          <WideTable label="Webhooks">
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">Told of</th>
                <th scope="col">Sending</th>
                <th scope="col">Since, UTC</th>
                <th scope="col" className="r">
                  Change
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((hook) => (
                <WebhookRow
                  key={hook.id}
                  hook={hook}
                  isShown={hook.id === shown?.id}
                  onShow={() => show(hook.id === shown?.id ? null : hook)}
                  onDelete={() => setDeleting(hook)}
                />
              ))}
            </tbody>
          </WideTable>
        )}
      </Panel>
      {shown !== undefined && <Deliveries key={shown.id} hook={shown} />}
      {adding && <WebhookForm onClose={() => setAdding(false)} />}
      {deleting !== null && (
        <DeleteWebhook
          hook={deleting}
          onClose={() => setDeleting(null)}
          onGone={() => deleting.id === shown?.id && show(null)}
        />
      )}
    </div>
  );
}
