import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { SafeText } from '@/components/SafeText';
import { duration, moment } from '@/lib/format/times';
import { visibleText } from '@/lib/format/visible';
import { compareAddress, sessionAddress } from '../addresses';
import { cancelRun } from '../api/runs';
import type { Run } from '../api/types';
import { isMoving, RunStatusTag } from '../parts/RunStatusTag';
import { Usd } from '../parts/Usd';
import { useChange } from '../parts/useChange';

interface RunRowProps {
  run: Run;
  admin: boolean;
  onJudge: () => void;
  onData: () => void;
  onDelete: () => void;
}

/** One run: when, how it stands, what it cost, and the way to its answers. */
export function RunRow({ run, admin, onJudge, onData, onDelete }: RunRowProps) {
  const { id, number, session, startedAt, promptVersion, configs, error, avgSeconds, recommendedConfig } = run;
  const moving = isMoving(run);
  const hasAnswers = run.done > run.failed;
  return (
    <tr>
      <th scope="row">
        {hasAnswers ? (
          <Link to={compareAddress(run.prompt, id)}>{moment(startedAt)}</Link>
        ) : (
          <span>{moment(startedAt)}</span>
        )}{' '}
        <span className="t3 xs" style={{ fontWeight: 400 }} title={id}>
          v{promptVersion}
          {session !== null && (
            <>
              {', '}
              <Link to={sessionAddress(session)}>#{number} of a session</Link>
            </>
          )}
        </span>
      </th>
      <td>
        <RunStatusTag run={run} />
        {error !== null && (
          <div className="err xs ell" style={{ maxWidth: 320 }} title={visibleText(error)}>
            <SafeText text={error} />
          </div>
        )}
      </td>
      <td>
        {recommendedConfig === null ? <span className="t3">none yet</span> : <SafeText text={recommendedConfig} />}
      </td>
      <td className="r" title={configs.map(({ name, version }) => `${visibleText(name)} v${version}`).join(', ')}>
        {configs.length}
      </td>
      <td className="r">{avgSeconds === null ? <span className="t3">none</span> : duration(avgSeconds * 1000)}</td>
      <td className="r">
        {run.done === 0 ? <span className="t3">none</span> : <Usd amount={run.totalCostUsd} unpriced={run.unpriced} />}
      </td>
      <td className="r">
        {admin && moving && <Cancel run={run} />}{' '}
        {admin && run.canJudge && !moving && (
          <Button
            aria-label={`${run.isJudged ? 'Judge again' : 'Judge'} the run of ${moment(startedAt)}`}
            onClick={onJudge}
          >
            {run.isJudged ? 'Judge again' : 'Judge'}
          </Button>
        )}{' '}
        <Button disabled={run.done === 0} aria-label={`Data of the run of ${moment(startedAt)}`} onClick={onData}>
          Data
        </Button>{' '}
        {admin && !moving && (
          <Button aria-label={`Delete the run of ${moment(startedAt)}`} onClick={onDelete}>
            Delete
          </Button>
        )}
      </td>
    </tr>
  );
}

function Cancel({ run }: { run: Run }) {
  const change = useChange(cancelRun, {
    done: 'The run stops; answers that are there stay.',
    failed: 'The run was not stopped.',
  });
  return (
    <Button
      aria-label={`Cancel the run of ${moment(run.startedAt)}`}
      loading={change.isPending}
      onClick={() => change.mutate(run.id)}
    >
      Cancel
    </Button>
  );
}
