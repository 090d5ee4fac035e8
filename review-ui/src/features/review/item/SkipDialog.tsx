import { Button } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { Icon } from '@/components/Icon';

/** Why items are skipped; the digits are keys under the left hand. */
export const skipReasons = [
  { key: '1', text: 'I cannot judge this task' },
  { key: '2', text: 'The task or its tests are broken' },
  { key: '3', text: 'A response cannot be read' },
  { key: '4', text: 'I know which model wrote it' },
] as const;

interface SkipDialogProps {
  onClose: () => void;
  onSkip: (reason: string) => void;
}

/** Asks why an item is skipped: a digit takes a reason, or a sentence is written. */
export function SkipDialog({ onClose, onSkip }: SkipDialogProps) {
  const [own, setOwn] = useState('');
  function onKeyDown(event: KeyboardEvent) {
    if (event.target instanceof HTMLTextAreaElement) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && own.trim() !== '') onSkip(own.trim());
      return;
    }
    const reason = skipReasons.find(({ key }) => key === event.key);
    if (reason === undefined) return;
    event.preventDefault();
    onSkip(reason.text);
  }
  return (
    <Dialog label="Skip this item" onClose={onClose}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- digits hold in all of the dialog */}
      <div className="stack" onKeyDown={onKeyDown}>
        <DialogHead title="Skip this item" onClose={onClose} />
        <p className="t2 sm">
          It goes to somebody else. The reason is stored; you do not see the item again unless you undo.
        </p>
        {skipReasons.map(({ key, text }, index) => (
          <Button
            key={key}
            justify="space-between"
            data-autofocus={index === 0 || undefined}
            onClick={() => onSkip(text)}
            rightSection={<span className="mono t3">{key}</span>}
          >
            {text}
          </Button>
        ))}
        <label className="stack" style={{ gap: 4 }}>
          <span className="sm b">Another reason</span>
          <textarea
            rows={2}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
            style={{
              font: '13px/19px var(--font)',
              border: '1px solid var(--line-2)',
              borderRadius: 4,
              padding: '6px 8px',
              background: 'var(--surface)',
              color: 'var(--text)',
            }}
          />
        </label>
        <div className="row">
          <span className="sp" />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            disabled={own.trim() === ''}
            leftSection={<Icon name="check" />}
            onClick={() => onSkip(own.trim())}
          >
            Skip
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
