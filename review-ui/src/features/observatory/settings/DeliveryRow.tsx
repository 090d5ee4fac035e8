import { Button } from '@mantine/core';
import { useState } from 'react';
import { OutputText } from '@/components/code/OutputText';
import type { IconName } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { Tag, type TagTone } from '@/components/Tag';
import { moment } from '@/lib/format/times';
import { replayDelivery, type Delivery } from '../api/webhooks';
import { useChange } from '../parts/useChange';
import classes from './Settings.module.css';
import { readableBody } from './webhookDraft';

const looks: Record<Delivery['status'], { word: string; tone: TagTone; icon: IconName }> = {
  pending: { word: 'waiting', tone: 'plain', icon: 'pending' },
  delivered: { word: 'delivered', tone: 'pass', icon: 'check' },
  failed: { word: 'failed', tone: 'fail', icon: 'x' },
};

/** One message: how it stands, what was answered, its body, and the way to send it once more. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { id, status, attempts, lastStatus, lastError, createdAt, deliveredAt, nextAttemptAt, replayOf, body } =
    delivery;
  const [open, setOpen] = useState(false);
  const replay = useChange(replayDelivery, {
    done: 'It is sent once more.',
    failed: 'It was not sent once more.',
  });
  const { word, tone, icon } = looks[status];
  return (
    <>
      <tr>
        <th scope="row">
          <Tag tone={tone} icon={icon}>
            {word}
          </Tag>{' '}
          {replayOf !== null && <span className="t3 sm">once more</span>}
        </th>
        <td className="r">{attempts}</td>
        <td className={classes['wrapping']}>
          {lastStatus !== null && `HTTP ${lastStatus} `}
          {lastError !== null && (
            <span className="fail">
              <SafeText text={lastError} />
            </span>
          )}
          {lastStatus === null && lastError === null && <span className="t3">none yet</span>}
        </td>
        <td className="t3">{moment(createdAt)}</td>
        <td className="t3">
          {deliveredAt !== null && moment(deliveredAt)}
          {deliveredAt === null && nextAttemptAt !== null && `next ${moment(nextAttemptAt)}`}
        </td>
        <td className="r">
          <Button aria-expanded={open} aria-label={`Body of ${id}`} onClick={() => setOpen(!open)}>
            Body
          </Button>{' '}
          <Button aria-label={`Send ${id} once more`} loading={replay.isPending} onClick={() => replay.mutate(id)}>
            Send again
          </Button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={6}>
            <div className={classes['deliveryBody']}>
              <OutputText text={readableBody(body)} label={`Body of ${id}`} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
