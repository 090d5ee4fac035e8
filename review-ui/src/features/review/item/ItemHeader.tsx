import { ActionIcon, Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { HeaderSlot } from '@/components/HeaderSlot';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { Tag } from '@/components/Tag';
import type { QueueState } from '../api/contract';
import { clock, type ActiveTime } from '@/lib/activity/activeTime';
import { laneWords, type Lane } from '../model/lane';
import classes from './Item.module.css';
import { useNow } from '@/lib/activity/useNow';

interface ItemHeaderProps {
  lane: Lane;
  queue: QueueState | undefined;
  time: ActiveTime;
  openedAt: number;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  children: ReactNode;
}

/** Lane, place in the queue, times, and how the draft stands. */
export function ItemHeader({
  lane,
  queue,
  time,
  openedAt,
  canUndo,
  canRedo,
  onUndo,
  onRedo,
  children,
}: ItemHeaderProps) {
  const narrow = useMediaQuery('(max-width: 820px)', undefined, { getInitialValueInEffect: false });
  const facts = (
    <>
      <Tag tone="accent" icon="judge">
        {laneWords[lane]}
      </Tag>
      {queue !== undefined && queue.pairs > 0 && (
        <span className={`row ${classes['wide'] ?? ''}`}>
          <span className="sm b nw">
            {Math.min(queue.done + 1, queue.pairs)} of {queue.pairs}
          </span>
          <Progress
            className={classes['meter'] ?? ''}
            size={6}
            value={(100 * queue.done) / queue.pairs}
            aria-label="Judged so far"
          />
        </span>
      )}
      <Times time={time} openedAt={openedAt} />
      {children}
      <span className={`row ${classes['desk'] ?? ''}`} style={{ gap: 4 }}>
        <Button
          variant="subtle"
          color="gray"
          disabled={!canUndo}
          onClick={onUndo}
          leftSection={<Icon name="undo" />}
          rightSection={<Keys of="review.undo" />}
        >
          Undo
        </Button>
        <ActionIcon
          className={classes['wide'] ?? ''}
          w="auto"
          px={4}
          disabled={!canRedo}
          onClick={onRedo}
          aria-label="Redo"
        >
          <span className="row" style={{ gap: 4 }}>
            <Icon name="redo" />
            <Keys of="review.redo" />
          </span>
        </ActionIcon>
      </span>
    </>
  );
  return narrow ? <div className={classes['facing']}>{facts}</div> : <HeaderSlot>{facts}</HeaderSlot>;
}

function Times({ time, openedAt }: { time: ActiveTime; openedAt: number }) {
  const now = useNow(1000);
  return (
    <span
      className="sm nw t2 row"
      style={{ gap: 4 }}
      title="Time in which you were active, of the time since you opened the item"
    >
      <Icon name="clock" />
      <b style={{ color: 'var(--text)' }}>{clock(time.read(now))}</b> <span className={classes['desk']}>active</span>
      <span className={`t3 ${classes['wide'] ?? ''}`}>of {clock(now - openedAt)}</span>
    </span>
  );
}
