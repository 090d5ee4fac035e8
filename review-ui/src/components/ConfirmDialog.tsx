import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface ConfirmDialogProps {
  /** The question, e.g. "Delete the rule release?". */
  title: ReactNode;
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
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
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
    </Modal>
  );
}
