import { ActionIcon, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import classes from './States.module.css';

/** An empty list: why it is empty, and the command that fills it. */
export function EmptyState({ title, command, children }: { title: string; command?: string; children?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <div className="b">{title}</div>
      {children !== undefined && <div className="t2">{children}</div>}
      {command !== undefined && (
        <div className={classes['command']}>
          <code>{command}</code>
          <CopyButton value={command}>
            {({ copied, copy }) => (
              <ActionIcon size={20} onClick={copy} aria-label={copied ? 'Command copied' : 'Copy the command'}>
                <Icon name={copied ? 'check' : 'copy'} size={12} />
              </ActionIcon>
            )}
          </CopyButton>
        </div>
      )}
    </div>
  );
}
