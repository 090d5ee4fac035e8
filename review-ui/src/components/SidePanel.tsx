import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePageFrame } from '@/lib/page/PageContext';
import { Dialog } from './Dialog';
import { Icon } from './Icon';
import { Keys } from './Keys';
import classes from './SidePanel.module.css';

interface SidePanelProps {
  title: ReactNode;
  /** Between the title and the close button. */
  actions?: ReactNode;
  /** Names the panel to assistive technology. */
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** What belongs to a chosen row: beside the page from 1280 px up, so that its table stays usable, and over it below. */
export function SidePanel({ title, actions, label, onClose, children }: SidePanelProps) {
  const beside = useMediaQuery('(min-width: 80em)', undefined, { getInitialValueInEffect: false });
  const { asideSlot, setAside } = usePageFrame();
  useShortcut('list.close', onClose);
  useEffect(() => {
    if (!beside) return undefined;
    setAside(true);
    return () => setAside(false);
  }, [beside, setAside]);

  const head = (
    <div className={classes['head']}>
      <div className={classes['title']}>{title}</div>
      {actions}
      <ActionIcon w="auto" px={4} onClick={onClose}>
        <span className="row">
          <span className="visually-hidden">Close</span>
          <Icon name="x" />
          <Keys of="list.close" />
        </span>
      </ActionIcon>
    </div>
  );
  if (beside) {
    if (asideSlot === null) return null;
    return createPortal(
      <section className={classes['panel']} aria-label={label}>
        {head}
        <div className={classes['body']}>{children}</div>
      </section>,
      asideSlot,
    );
  }
  return (
    <Dialog label={label} place="right" size="min(100vw, 480px)" padded={false} pageKeys onClose={onClose}>
      {head}
      {children}
    </Dialog>
  );
}
