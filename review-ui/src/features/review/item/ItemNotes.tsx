import { Button } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { useLiveState } from '@/lib/events/EventsContext';
import classes from './Item.module.css';
import { MergeNote } from './MergeNote';
import { OutboxNote } from './OutboxNote';
import type { ItemSession } from './useItemSession';
import type { Lease } from './useLease';

interface ItemNotesProps {
  user: string;
  session: ItemSession;
  lease: Lease;
  hint: string | null;
}

/** What the reviewer has to know now: conflicts, a lost lease, a lost connection, what is not sent. */
export function ItemNotes({ user, session, lease, hint }: ItemNotesProps) {
  const offline = useLiveState() === 'offline';
  const lost = lease.lost || session.draft.kind === 'lost';
  return (
    <div className={classes['notes']}>
      {offline && (
        <div className={classes['note']} role="status">
          <Icon name="raised" />
          <b>The connection is lost.</b> Go on: everything is kept in this browser and sent when it is back.
        </div>
      )}
      <MergeNote state={session.draft} onMerge={session.merge} />
      {lost && (
        <div className={classes['note']} role="alert">
          <Icon name="clock" />
          <span>
            <b>The lease ended, and the item went back to the queue.</b> Your draft is kept.
          </span>
          <span className="sp" />
          <Button
            onClick={() => {
              void lease.renew().then(() => session.saver.regain());
            }}
          >
            Take it again
          </Button>
        </div>
      )}
      <OutboxNote user={user} />
      {hint !== null && (
        <div className={classes['note']} role="status">
          <Icon name="info" />
          {hint}
        </div>
      )}
    </div>
  );
}
