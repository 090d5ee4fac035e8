import { ActionIcon, Button } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import type { Crumb } from '@/lib/page/PageContext';
import { LiveMark } from './LiveMark';
import { SchemeSwitch } from './SchemeSwitch';
import classes from './Shell.module.css';

interface HeaderProps {
  crumbs: readonly Crumb[];
  slotRef: (node: HTMLElement | null) => void;
  onMenu: () => void;
  onKeys: () => void;
}

/** The way to the page, what the page adds, and what holds everywhere. */
export function Header({ crumbs, slotRef, onMenu, onKeys }: HeaderProps) {
  return (
    <div className={classes['header']}>
      <ActionIcon size={28} className={classes['menu'] ?? ''} onClick={onMenu} aria-label="Sections">
        <Icon name="menu" size={18} />
      </ActionIcon>
      <nav className={classes['crumbs']} aria-label="You are here">
        {crumbs.map((crumb, index) => (
          <Fragment key={`${index} ${crumb.label}`}>
            {index > 0 && (
              <span className="t3" aria-hidden="true">
                /
              </span>
            )}
            {crumb.to === undefined ? <b className="ell">{crumb.label}</b> : <Link to={crumb.to}>{crumb.label}</Link>}
          </Fragment>
        ))}
      </nav>
      <span className="sp" />
      <div ref={slotRef} className={classes['slot']} />
      <LiveMark />
      <SchemeSwitch />
      <Button
        variant="subtle"
        color="gray"
        className={classes['keys'] ?? ''}
        rightSection={<Keys of="global.help" />}
        onClick={onKeys}
      >
        Keys
      </Button>
    </div>
  );
}
