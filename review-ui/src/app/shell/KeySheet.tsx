import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { conflictOf, type Remapped } from '@/lib/keyboard/bindings';
import { useKeyboard } from '@/lib/keyboard/KeyboardContext';
import { keyOf } from '@/lib/keyboard/keys';
import { shortcut, shortcutIds, type Scope, type ShortcutId } from '@/lib/keyboard/shortcuts';
import classes from './KeySheet.module.css';

const scopes: Record<Scope, string> = {
  global: 'Everywhere',
  list: 'Lists and tables',
  lab: 'Lab',
  case: 'Case',
  review: 'Review',
  rank: 'Compare and rank',
  attempt: 'Assignments',
};

/** Every key of the app, each changeable here. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label="Keys" size={720} onClose={onClose}>
      <DialogHead title="Keys" onClose={onClose} />
      <p className="t2 sm">Keys are off while you type; Esc leaves the field. A changed key is kept in this browser.</p>
      <div className={classes['sheet']}>
        {(Object.keys(scopes) as Scope[]).map((scope) => (
          <section key={scope}>
            <h3>{scopes[scope]}</h3>
            {shortcutIds
              .filter((id) => shortcut(id).scope === scope)
              .map((id) => (
                <KeyLine key={id} id={id} />
              ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyLine({ id }: { id: ShortcutId }) {
  const { remapped, remap } = useKeyboard();
  const [listening, setListening] = useState(false);
  const [taken, setTaken] = useState<ShortcutId | null>(null);
  const { label, fixed } = shortcut(id);

  function onKeyDown(event: KeyboardEvent) {
    if (!listening) return;
    event.preventDefault();
    event.stopPropagation();
    const key = keyOf(event.nativeEvent);
    if (key === null) return;
    const conflict = key === 'Escape' ? null : conflictOf(id, key, remapped);
    setTaken(conflict);
    if (conflict === null && key !== 'Escape') remap(id, key);
    if (conflict === null) setListening(false);
  }

  return (
    <div className={classes['line']}>
      <span className="sp">
        {label}
        {taken !== null && listening && <span className="warn sm"> that key is “{shortcut(taken).label}”</span>}
      </span>
      {isChanged(id, remapped) && (
        <Tooltip label="Back to the key of the table">
          <ActionIcon size={20} onClick={() => remap(id, undefined)} aria-label={`Reset the key of ${label}`}>
            <Icon name="undo" size={12} />
          </ActionIcon>
        </Tooltip>
      )}
      {fixed === true ? (
        <Keys of={id} all />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          onKeyDown={onKeyDown}
          onClick={() => setListening(true)}
          onBlur={() => setListening(false)}
        >
          <span className="visually-hidden">Change the key of {label}</span>
          {listening ? <span className="sm">Press a key</span> : <Keys of={id} all />}
        </Button>
      )}
    </div>
  );
}

function isChanged(id: ShortcutId, remapped: Remapped): boolean {
  return remapped[id] !== undefined;
}
