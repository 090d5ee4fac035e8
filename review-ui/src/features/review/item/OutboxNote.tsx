import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import { Icon } from '@/components/Icon';
import classes from './Item.module.css';
import { useOutbox } from './useOutbox';
import { useNow } from '@/lib/activity/useNow';

/** What is decided and not stored yet, or was refused: said until it is settled. */
export function OutboxNote({ user }: { user: string }) {
  const { outbox, entries } = useOutbox(user);
  const navigate = useNavigate();
  const waiting = entries.filter(({ status }) => status === 'waiting');
  const refused = entries.filter(({ status }) => status === 'refused');
  const first = waiting[0];
  return (
    <>
      {first !== undefined && (
        <div className={classes['note']} role="status">
          <Icon name="raised" />
          <span>
            <b>
              {waiting.length} {waiting.length === 1 ? 'judgment is' : 'judgments are'} not sent yet.
            </b>{' '}
            {first.reason} Kept in this browser.
          </span>
          <RetryIn at={first.retryAt ?? 0} />
          <span className="sp" />
          <Button onClick={() => outbox.retry()}>Retry now</Button>
        </div>
      )}
      {refused.map(({ item, reason }) => (
        <div key={item.id} className={classes['note']} role="alert">
          <Icon name="raised" />
          <span>
            <b>
              “{item.words}” on {item.title} was not stored.
            </b>{' '}
            {reason}
          </span>
          <span className="sp" />
          <Button
            onClick={() => {
              outbox.dismiss(item.id);
              void navigate(`/review/items/${item.pair}`);
            }}
          >
            Open the item
          </Button>
        </div>
      ))}
    </>
  );
}

function RetryIn({ at }: { at: number }) {
  const now = useNow(500);
  const seconds = Math.max(0, Math.ceil((at - now) / 1000));
  return (
    <span className="t3" aria-live="off">
      {seconds === 0 ? 'sending' : `retry in ${seconds} s`}
    </span>
  );
}
