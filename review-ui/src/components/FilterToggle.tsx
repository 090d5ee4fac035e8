import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Filter.module.css';

/** A filter that is on or off, with how many rows it stands for. */
export function FilterToggle({
  on,
  onChange,
  count,
  children,
}: {
  on: boolean;
  onChange: () => void;
  count?: number | undefined;
  children: ReactNode;
}) {
  return (
    <UnstyledButton className={classes['chip'] ?? ''} aria-pressed={on} onClick={onChange}>
      {children}
      {count !== undefined && <span>{count}</span>}
    </UnstyledButton>
  );
}
