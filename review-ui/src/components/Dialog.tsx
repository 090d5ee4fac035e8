import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogHead } from './DialogHead';

interface DialogProps {
  title: string;
  onClose: () => void;
  size?: 'md' | 'lg';
  /** False where a click outside would lose what was written. */
  closeOutside?: boolean;
  children: ReactNode;
}

/** What floats over a page and asks something. Its title is a heading and no banner, of which a page has one. */
export function Dialog({ title, onClose, size = 'md', closeOutside = true, children }: DialogProps) {
  return (
    <Modal.Root opened onClose={onClose} size={size} centered closeOnClickOutside={closeOutside}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body pt="md">
          <div className="stack">
            <DialogHead title={title} onClose={onClose} />
            {children}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
