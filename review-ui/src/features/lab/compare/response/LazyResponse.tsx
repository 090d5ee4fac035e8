import { lazy, Suspense } from 'react';
import { SafeText } from '@/components/SafeText';
import { beginning } from '../model/reading';
import classes from './Response.module.css';

const ResponseText = lazy(async () => ({ default: (await import('./ResponseText')).ResponseText }));

/** What a model answered, as plain text until what draws it is there. */
export function LazyResponse({ text }: { text: string }) {
  return (
    <Suspense
      fallback={
        <pre className={classes['plain']}>
          <SafeText text={beginning(text, 2_000)} />
        </pre>
      }
    >
      <ResponseText text={text} />
    </Suspense>
  );
}
