import { Menu, UnstyledButton } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { TakesFocus } from '@/components/TakesFocus';
import { counted } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import type { Run } from '../api/types';
import { RunStatusTag } from '../parts/RunStatusTag';
import classes from './Compare.module.css';

interface RunMenuProps {
  /** Newest first. */
  runs: readonly Run[];
  run: Run;
  /** Whether the focus goes to it when it is drawn: another run draws the page anew. */
  takesFocus: boolean;
  onRun: (id: string) => void;
}

/** Which run is shown, and the way to the others. */
export function RunMenu({ runs, run, takesFocus, onRun }: RunMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const wanted = useRef(takesFocus);
  useLayoutEffect(() => {
    if (wanted.current) button.current?.focus({ preventScroll: true });
  }, []);
  const numberOf = (one: Run) => runs.length - runs.findIndex(({ id }) => id === one.id);
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton
          ref={button}
          className={classes['chip'] ?? ''}
          title={`${run.id}, ${moment(run.startedAt)} UTC`}
        >
          run {numberOf(run)} of {runs.length} <Icon name="chevronDown" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <TakesFocus />
        {runs.map((one) => (
          <Menu.RadioItem
            key={one.id}
            closeMenuOnClick
            value={one.id}
            checked={one.id === run.id}
            onClick={() => onRun(one.id)}
            rightSection={<RunStatusTag run={one} />}
          >
            Run {numberOf(one)}{' '}
            <span className="t3 xs">
              {moment(one.startedAt)}, {counted(one.configs.length, 'config')}
              {one.recommendedConfig !== null && (
                <>
                  , leads <SafeText text={one.recommendedConfig} />
                </>
              )}
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
