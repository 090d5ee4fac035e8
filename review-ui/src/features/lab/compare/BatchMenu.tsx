import { Menu, UnstyledButton } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { TakesFocus } from '@/components/TakesFocus';
import { moment } from '@/lib/format/times';
import classes from './Compare.module.css';
import { answerCost } from './model/words';
import type { Batch } from './types';

const statusWords: Record<Batch['status'], string> = {
  running: 'at work',
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

interface BatchMenuProps {
  /** Newest first. */
  batches: readonly Batch[];
  /** The one whose scores are shown. */
  batch: Batch;
  onBatch: (id: string) => void;
}

/** By which scoring the answers are shown, and the way to the others. */
export function BatchMenu({ batches, batch, onBatch }: BatchMenuProps) {
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton
          className={classes['chip'] ?? ''}
          data-tone="accent"
          title={`${batch.reviewPromptName} v${batch.reviewPromptVersion}, judged by ${batch.judgeModel}, ${moment(batch.startedAt)} UTC`}
        >
          <Icon name="judge" size={12} /> AI ranked <Icon name="chevronDown" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <TakesFocus />
        {batches.map((one) => (
          <Menu.RadioItem
            key={one.id}
            closeMenuOnClick
            value={one.id}
            checked={one.id === batch.id}
            disabled={one.status !== 'completed'}
            onClick={() => onBatch(one.id)}
            rightSection={
              <span className="t3 xs">
                {one.status === 'completed'
                  ? one.costUsd === null
                    ? 'unpriced'
                    : answerCost(one.costUsd)
                  : statusWords[one.status]}
              </span>
            }
          >
            <SafeText text={one.reviewPromptName} />{' '}
            <span className="t3 xs">
              v{one.reviewPromptVersion}, <SafeText text={one.judgeModel} />, {moment(one.startedAt)}
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
