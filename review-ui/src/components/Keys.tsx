import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { keysOf } from '@/lib/keyboard/bindings';
import { useKeyboard } from '@/lib/keyboard/KeyboardContext';
import { printed } from '@/lib/keyboard/keys';
import { shortcut, type ShortcutId } from '@/lib/keyboard/shortcuts';
import classes from './Keys.module.css';

/** The key of a shortcut, for a button's right end; read from the one table of keys. */
export function Keys({ of, all = false }: { of: ShortcutId; all?: boolean }) {
  const { remapped } = useKeyboard();
  const bound = keysOf(of, remapped);
  const isRange = shortcut(of).fixed === true;
  const keys = isRange ? [bound.slice(0, 1), bound.slice(-1)].flat() : bound;
  return (
    <span className={classes['keys']} aria-hidden={all ? undefined : 'true'}>
      {(all ? keys : keys.slice(0, 1)).map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <span className="t3 xs">{isRange ? 'to' : 'or'}</span>}
          {printed(key).map((part) => (
            <Kbd key={part} className={classes['key'] ?? ''}>
              {part}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
