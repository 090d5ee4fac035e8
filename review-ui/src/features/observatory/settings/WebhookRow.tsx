import { Button, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyError } from '@/components/notify';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { moment } from '@/lib/format/times';
import { alertTypes } from '../alerts/looks';
import { changeWebhook, webhooksQuery, type Webhook } from '../api/webhooks';
import classes from './Settings.module.css';

interface WebhookRowProps {
  hook: Webhook;
  isShown: boolean;
  onShow: () => void;
  onDelete: () => void;
}

/** One webhook: where, of what, whether it is sent to. */
export function WebhookRow({ hook, isShown, onShow, onDelete }: WebhookRowProps) {
  const { id, url, events, active, createdAt } = hook;
  const queries = useQueryClient();
  // Shown at once, taken back when the server refuses.
  const { mutate } = useMutation({
    mutationFn: (on: boolean) => changeWebhook(id, { active: on }),
    onMutate: async (on) => {
      await queries.cancelQueries(webhooksQuery);
      const before = queries.getQueryData(webhooksQuery.queryKey);
      queries.setQueryData(webhooksQuery.queryKey, (hooks) =>
        hooks?.map((one) => (one.id === id ? { ...one, active: on } : one)),
      );
      return { before };
    },
    onError: (error, _, kept) => {
      queries.setQueryData(webhooksQuery.queryKey, kept?.before);
      notifyError('The webhook was not changed.', error);
    },
    onSettled: () => queries.invalidateQueries(webhooksQuery),
  });
  return (
    <tr>
      <th scope="row" className={classes['url']} title={url}>
        <SafeText text={url} />
      </th>
      <td>
        <span className="row nw" style={{ gap: 4 }}>
          {events.map((event) => (
            <Tag key={event}>{alertTypes[event].many}</Tag>
          ))}
        </span>
      </td>
      <td>
        <Switch
          size="xs"
          aria-label={`Send to ${url}`}
          label={active ? 'on' : 'off'}
          checked={active}
          onChange={(event) => mutate(event.currentTarget.checked)}
        />
      </td>
      <td className="t3">{moment(createdAt)}</td>
      <td className="r">
        <Button aria-expanded={isShown} aria-label={`Log of ${url}`} onClick={onShow}>
          Log
        </Button>{' '}
        <Button aria-label={`Delete ${url}`} onClick={onDelete}>
          Delete
        </Button>
      </td>
    </tr>
  );
}
