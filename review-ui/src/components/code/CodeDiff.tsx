import { lazy, Suspense } from 'react';
import type { DiffProps } from './DiffView';
import { CodeText } from './CodeText';
import { LoadingRows } from '@/components/LoadingRows';

const DiffView = lazy(async () => ({ default: (await import('./DiffView')).DiffView }));

/** Two programs beside each other, with what differs marked; read-only and lazily loaded. */
export function CodeDiff(props: DiffProps) {
  if (props.a === props.b) {
    return (
      <div className="stack" style={{ padding: '0 12px 12px' }}>
        <p className="t2 sm">The code is the same on both sides.</p>
        <CodeText text={props.a} label={props.labelA} {...(props.language && { language: props.language })} />
      </div>
    );
  }
  return (
    <Suspense fallback={<LoadingRows />}>
      <DiffView {...props} />
    </Suspense>
  );
}
