import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog';
import { DialogHead } from './DialogHead';
import { Icon } from './Icon';

interface ConfirmDialogProps {
  /** The question, e.g. "Delete the rule release?". */
  title: string;
  /** What goes, and what stays. */
  children: ReactNode;
  /** What the button does, e.g. "Delete the rule". */
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before something goes. The way back has the focus. */
export function ConfirmDialog({ title, children, action, busy = false, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog label={title} onClose={onClose}>
      <div className="stack">
        <DialogHead title={title} onClose={onClose} />
        <div className="t2">{children}</div>
        <div className="row wrap">
          <span className="sp" />
          <Button onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button variant="filled" loading={busy} leftSection={<Icon name="x" />} onClick={onConfirm}>
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
