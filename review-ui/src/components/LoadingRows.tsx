import { Skeleton } from '@mantine/core';

/** The place of rows that are on their way. */
export function LoadingRows({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div className="stack" style={{ padding: 14 }} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={12} width={`${90 - ((index * 17) % 40)}%`} animate={false} />
      ))}
    </div>
  );
}
