import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { Run } from '../api/types';
import { isMoving } from '../parts/RunStatusTag';
import classes from './Compare.module.css';
import type { Batch } from './types';

/** What is on its way, and what came to nothing: the run, and its newest scoring. */
export function ScoringNotes({ run, batches }: { run: Run; batches: readonly Batch[] }) {
  const [newest] = batches;
  return (
    <>
      {run.status === 'running' && (
        <p className={classes['note']}>
          <Icon name="running" /> {run.done} of {run.planned} answers are there; the others appear as they come.
        </p>
      )}
      {run.error !== null && !isMoving(run) && (
        <p className={classes['note']} data-tone="fail">
          <Icon name="x" /> The run failed: <SafeText text={run.error} /> What was done is kept.
        </p>
      )}
      {newest?.status === 'running' && (
        <p className={classes['note']}>
          <Icon name="judge" />
          <span>
            <SafeText text={newest.judgeModel} /> scores these answers by <SafeText text={newest.reviewPromptName} />.
            Your ranking stays as it is.
          </span>
        </p>
      )}
      {newest?.status === 'failed' && (
        <p className={classes['note']} data-tone="err">
          <Icon name="unmeasured" />
          <span>
            Scoring by <SafeText text={newest.reviewPromptName} /> failed: <SafeText text={newest.error ?? ''} /> No
            score was made up; what the judge said is kept.
          </span>
        </p>
      )}
    </>
  );
}
