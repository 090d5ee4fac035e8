import type { ReactNode } from 'react';

/** A table that may be wider than its place: it scrolls sideways, by keyboard too. */
export function WideTable({ label, dense, children }: { label: string; dense?: boolean; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}>
      <table className="t" data-dense={dense === true || undefined}>
        {children}
      </table>
    </div>
  );
}
