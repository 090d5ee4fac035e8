import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { usePageFrame } from '@/lib/page/PageContext';

/** Puts what a page shows into the header of the app. */
export function HeaderSlot({ children }: { children: ReactNode }) {
  const { headerSlot } = usePageFrame();
  return headerSlot === null ? null : createPortal(children, headerSlot);
}
