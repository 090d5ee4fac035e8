import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { DiffProps } from './DiffView';
import { CodeText } from './CodeText';
import { LoadingRows } from '@/components/LoadingRows';
import { bytes } from '@/lib/format/numbers';
import classes from './CodeText.module.css';
import { cutAt } from './cut';

const DiffView = lazy(async () => ({ default: (await import('./DiffView')).DiffView }));

/** Two programs beside each other, with what differs marked; read-only and lazily loaded. Very long ones are cut until all is asked for. */
export function CodeDiff(props: DiffProps) {
  const [all, setAll] = useState(false);
  if (props.a === props.b) {
    return (
      <div className="stack" style={{ padding: '0 12px 12px' }}>
        <p className="t2 sm">The code is the same on both sides.</p>
        <CodeText text={props.a} label={props.labelA} {...(props.language && { language: props.language })} />
      </div>
    );
  }
  const [a, b] = all ? [props.a, props.b] : [cutAt(props.a), cutAt(props.b)];
  return (
    <div>
      <Suspense fallback={<LoadingRows />}>
        <DiffView {...props} a={a} b={b} />
      </Suspense>
      {(a.length < props.a.length || b.length < props.b.length) && (
        <div className={classes['cut']}>
          <span className="t2 sm">
            The first {bytes(a.length)} of {bytes(props.a.length)} against {bytes(b.length)} of {bytes(props.b.length)}.
          </span>
          <Button onClick={() => setAll(true)}>Show all</Button>
        </div>
      )}
    </div>
  );
}
