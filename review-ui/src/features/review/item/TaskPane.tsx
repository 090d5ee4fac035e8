import { Anchor } from '@mantine/core';
import { Fragment, lazy, Suspense } from 'react';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { Outcome } from '@/components/Outcome';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import type { AssertionDifference, ReviewItem } from '../api/contract';
import { queueReason } from '../model/reasons';
import classes from './Item.module.css';
import { LeaseClock } from './LeaseClock';
import type { Lease } from './useLease';

const Markdown = lazy(async () => ({ default: (await import('@/components/Markdown')).Markdown }));

interface TaskPaneProps {
  item: ReviewItem;
  lease: Lease;
  onGuidelines: () => void;
}

/** What was asked, what counts, and where the tests tell the two apart. */
export function TaskPane({ item, lease, onGuidelines }: TaskPaneProps) {
  const { task, criteria, guidelineVersion, assertionDifferences: differences } = item;
  const isEven = item.a.outcome === item.b.outcome;
  return (
    <aside className={classes['task']} aria-label="Task">
      <section>
        <div className="row">
          {task.topic != null && <Tag>{task.topic}</Tag>}
          {task.difficulty != null && <Tag>{task.difficulty}</Tag>}
          <span className="sp" />
          <Anchor component="button" type="button" fz={12} onClick={onGuidelines}>
            <span className="row">
              {guidelineVersion === null ? 'Guidelines' : `Guidelines v${guidelineVersion}`}{' '}
              <Keys of="review.guidelines" />
            </span>
          </Anchor>
        </div>
        <div className={classes['prompt']} tabIndex={0} role="region" aria-label="What the models were asked">
          <SafeText text={task.prompt} />
        </div>
      </section>
      {criteria !== null && (
        <section className={classes['fold']}>
          <h2>Criteria</h2>
          <div className={classes['criteria']}>
            <Suspense fallback={<SafeText text={criteria} />}>
              <Markdown text={criteria} />
            </Suspense>
          </div>
        </section>
      )}
      <section className={classes['fold']}>
        <h2>
          Tests that differ <span>{differences.length > 0 ? differences.length : isEven ? 'none' : ''}</span>
        </h2>
        {differences.length > 0 && <Differences differences={differences} />}
        {differences.length === 0 && !isEven && <EndedOtherwise item={item} />}
      </section>
      <dl className={`${classes['facts'] ?? ''} ${classes['fold'] ?? ''}`}>
        <dt>Queued as</dt>
        <dd>
          {queueReason(item.queuedAs)}
          {item.selectionProbability !== null && `, p = ${item.selectionProbability.toFixed(2)}`}
        </dd>
        {item.lease !== null && (
          <>
            <dt>Overlap</dt>
            <dd>
              {item.lease.place} of {item.lease.overlap} {item.lease.overlap === 1 ? 'reviewer' : 'reviewers'}
            </dd>
          </>
        )}
        <dt>Lease</dt>
        <dd>
          <LeaseClock lease={lease} />
        </dd>
        <dt>Models</dt>
        <dd>{item.models === null ? 'hidden until you submit' : `A ${item.models.a}, B ${item.models.b}`}</dd>
      </dl>
    </aside>
  );
}

/** One side ended in another way than by an assertion: that is what tells them apart. */
function EndedOtherwise({ item }: { item: ReviewItem }) {
  return (
    <dl className={classes['facts']}>
      {(['a', 'b'] as const).map((side) => (
        <Fragment key={side}>
          <dt>{side.toUpperCase()}</dt>
          <dd>
            <Outcome outcome={item[side].outcome} />{' '}
            {item[side].message != null && <SafeText text={item[side].message} />}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Differences({ differences }: { differences: readonly AssertionDifference[] }) {
  return (
    <table className={classes['differ']}>
      <thead>
        <tr>
          <th scope="col">assertion</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {differences.slice(0, 40).map(({ line, source, a, b }, index) => (
          <tr key={`${line ?? 'x'} ${index}`}>
            <td className="mono ell" title={source}>
              <SafeText text={source} />
            </td>
            <td>
              <AssertionState state={a} />
            </td>
            <td>
              <AssertionState state={b} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AssertionState({ state }: { state: AssertionDifference['a'] }) {
  if (state === 'not_reached') {
    return (
      <span className="t3 nw">
        <Icon name="dash" size={12} /> not run
      </span>
    );
  }
  const failed = state === 'failed';
  return (
    <span className={`nw ${failed ? 'fail b' : 'pass'}`}>
      <Icon name={failed ? 'x' : 'check'} size={12} /> {failed ? 'failed' : 'passed'}
    </span>
  );
}
