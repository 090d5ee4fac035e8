import { lazy, Suspense } from 'react';
import { LoadingRows } from '@/components/LoadingRows';

const DiffView = lazy(async () => ({ default: (await import('./DiffView')).DiffView }));

/** Two programs beside each other, with what differs marked; read-only and lazily loaded. */
export function CodeDiff(props: { a: string; b: string; labelA: string; labelB: string }) {
  return (
    <Suspense fallback={<LoadingRows />}>
      <DiffView {...props} />
    </Suspense>
  );
}
