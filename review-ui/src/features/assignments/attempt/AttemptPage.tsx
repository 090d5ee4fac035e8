import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { CodeText } from '@/components/code/CodeText';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage, type Crumb } from '@/lib/page/PageContext';
import { attemptAddress, boardAddress } from '../addresses';
import { attemptQuery } from '../api/queries';
import type { AttemptDetail } from '../api/types';
import { useRunEvents } from '../api/useRunEvents';
import classes from './Attempt.module.css';
import { AttemptHead } from './AttemptHead';
import { firstOfInterest } from './checks';
import { ChecksPanel } from './ChecksPanel';
import { EvidencePanel } from './EvidencePanel';
import { FilesPanel } from './FilesPanel';
import { SubmissionPanel } from './SubmissionPanel';
import { Timeline } from './Timeline';

/** A round of a try: when what happened, what was checked with its evidence, and what the builder changed. */
export function AttemptPage() {
  const { attemptId = '' } = useParams();
  const { data, error, refetch } = useQuery(attemptQuery(attemptId));
  usePage(crumbsOf(data), { rail: true });
  useRunEvents();
  if (data !== undefined) return <AttemptView key={attemptId} detail={data} />;
  return (
    <div className="page">
      <h1>Attempt</h1>
      {error === null ? (
        <LoadingRows label="Loading the attempt" rows={14} />
      ) : (
        <ErrorState title="The attempt did not load." error={error} onRetry={refetch} />
      )}
    </div>
  );
}

function AttemptView({ detail }: { detail: AttemptDetail }) {
  const { attempt, rounds, checks } = detail;
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const asked = params.get('check');
  const check = checks.find(({ position }) => String(position) === asked) ?? firstOfInterest(checks);
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const go = (step: number) => {
    const next = rounds[rounds.findIndex((one) => one.attempt.id === attempt.id) + step];
    if (next !== undefined) void navigate(attemptAddress(next.attempt.id));
  };
  useShortcut('attempt.nextRound', () => go(1));
  useShortcut('attempt.previousRound', () => go(-1));

  return (
    <div className="page">
      <AttemptHead detail={detail} />
      <Timeline detail={detail} />
      <div className={classes['columns']}>
        <ChecksPanel
          checks={checks}
          round={attempt.round}
          chosen={check?.position ?? null}
          onChoose={(position) => set('check', String(position))}
        />
        {check !== undefined && (
          <EvidencePanel
            attempt={attempt.id}
            check={check}
            view={params.get('view')}
            onView={(view) => set('view', view)}
          />
        )}
      </div>
      <FilesPanel
        rounds={rounds}
        round={attempt.round}
        chosen={params.get('file')}
        onChoose={(path) => set('file', path)}
      />
      <div className={classes['columns']}>
        <SubmissionPanel detail={detail} />
        <Panel title="Task" note="as the builder was asked" padded={false}>
          <CodeText text={detail.task} label="Task" language="prose" lineNumbers={false} maxHeight="360px" />
        </Panel>
      </div>
    </div>
  );
}

function crumbsOf(detail: AttemptDetail | undefined): readonly Crumb[] {
  if (detail === undefined) return [{ label: 'Assignments', to: '/assignments' }, { label: 'Attempt' }];
  const { run, template, model, round } = detail.attempt;
  return [
    { label: 'Assignments', to: boardAddress(run) },
    { label: template, to: boardAddress(run, template) },
    { label: `${model}, round ${round}` },
  ];
}
