import { CodeText } from '@/components/code/CodeText';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import type { ReviewItem, ReviewSideData } from '../api/contract';
import classes from './Item.module.css';
import { useFullText } from './useFullText';

/** What the tests said of both sides, and the tests. */
export function TestsView({ item }: { item: ReviewItem }) {
  const tests = useFullText(item.task.tests);
  return (
    <div className="stack">
      <div className="row wrap" style={{ alignItems: 'flex-start', gap: 24 }}>
        <Result letter="A" side={item.a} />
        <Result letter="B" side={item.b} />
      </div>
      <CodeText text={tests.text} label="Tests" language="python" maxHeight="none" />
    </div>
  );
}

function Result({ letter, side }: { letter: string; side: ReviewSideData }) {
  const failed = side.execution?.failedAssertion;
  return (
    <section className="stack" style={{ flex: 1, minWidth: 260 }}>
      <div className="row">
        <span className={classes['letter']}>{letter}</span>
        <Outcome outcome={side.outcome} variant="badge" />
        {side.execution?.assertionsTotal != null && (
          <span className="t3 sm">
            {side.execution.assertionsPassed} of {side.execution.assertionsTotal} assertions held
          </span>
        )}
      </div>
      {side.message !== null && (
        <div className="sm t2">
          <SafeText text={side.message} />
        </div>
      )}
      {failed != null && (
        <dl className={classes['facts']} style={{ marginTop: 0 }}>
          <dt>Assertion</dt>
          <dd className="mono">
            <SafeText text={failed.source} />
          </dd>
          {failed.got !== null && (
            <>
              <dt>Got</dt>
              <dd className="mono">
                <SafeText text={failed.got} />
              </dd>
            </>
          )}
          {failed.expected !== null && (
            <>
              <dt>Expected</dt>
              <dd className="mono">
                <SafeText text={failed.expected} />
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
