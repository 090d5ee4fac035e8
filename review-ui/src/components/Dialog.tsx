import { Drawer, Modal } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './Dialog.module.css';
import { TakesFocus } from './TakesFocus';

interface DialogProps {
  /** Names it to assistive technology. */
  label: string;
  /** In the middle of the page, or from one of its edges. */
  place?: 'middle' | 'right' | 'bottom';
  /** Its width, or its height at the bottom edge. */
  size?: number | string;
  className?: string;
  /** False when the content reaches the edges. */
  padded?: boolean;
  /** True when keys of the page hold in it too; else only those that hold everywhere. */
  pageKeys?: boolean;
  /** False where a click beside it would lose what was written. */
  closeOutside?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** What floats over a page. It is there only while it is drawn, and takes keys from the first moment to the last; after that they are the page's again. */
export function Dialog({
  label,
  place = 'middle',
  size = 480,
  className = '',
  padded = true,
  pageKeys = false,
  closeOutside = true,
  onClose,
  children,
}: DialogProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    // Only this closes, and nothing under it.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }
  const root = {
    opened: true,
    onClose,
    size,
    returnFocus: false,
    closeOnEscape: false,
    closeOnClickOutside: closeOutside,
    transitionProps: none,
  };
  const content = {
    'aria-label': label,
    'data-keys': pageKeys ? undefined : 'global',
    'data-place': place,
    'data-padded': padded || undefined,
    className: `${classes['content'] ?? ''} ${className}`,
    // Replaces what Mantine gives the element around: its own class stays, which puts the dialog in its place.
    innerProps: { onKeyDown, className: (place === 'middle' ? Modal : Drawer).classes['inner'] ?? '' },
  };
  if (place === 'middle') {
    return (
      <Modal.Root {...root} centered>
        <Modal.Overlay />
        <Modal.Content {...content}>
          <TakesFocus />
          {children}
        </Modal.Content>
      </Modal.Root>
    );
  }
  return (
    <Drawer.Root {...root} position={place}>
      <Drawer.Overlay />
      <Drawer.Content {...content}>
        <TakesFocus />
        {children}
      </Drawer.Content>
    </Drawer.Root>
  );
}

// Mantine mounts in a later frame when it moves; what moves here is CSS.
const none = { duration: 0 };
