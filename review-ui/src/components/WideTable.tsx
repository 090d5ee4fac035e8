import type { ReactNode } from 'react';

interface WideTableProps {
  label: string;
  className?: string;
  /** With rows set closer. */
  dense?: boolean;
  children: ReactNode;
}

/** A table that may be wider than its place: it scrolls sideways, by keyboard too. */
export function WideTable({ label, className = '', dense, children }: WideTableProps) {
  return (
    // Placed, so that what is hidden from sight in a cell scrolls along and does not widen the page.
    <div role="region" aria-label={label} tabIndex={0} style={{ overflowX: 'auto', position: 'relative' }}>
      <table className={`t ${className}`} data-dense={dense === true || undefined}>
        {children}
      </table>
    </div>
  );
}
