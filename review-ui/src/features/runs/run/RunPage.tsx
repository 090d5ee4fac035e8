import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePolling } from '@/lib/events/EventsContext';
import { usePage } from '@/lib/page/PageContext';
import { runQuery } from '../api/queries';
import { useRunEvents } from '../api/useRunEvents';
import { CasePanel } from '../case/CasePanel';
import { Gates } from './Gates';
import { Matrix } from './Matrix';
import { ModelTable } from './ModelTable';
import { RunHead } from './RunHead';

/** One run: what ran, its gates, its models, and every task. The case that `case` names is open beside it. */
export function RunPage() {
  const { runId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  useRunEvents(runId);
  const polling = usePolling();
  const {
    data: run,
    error,
    isPending,
    refetch,
  } = useQuery({
    ...runQuery(runId),
    refetchInterval: (query) => (query.state.data?.run.status === 'running' ? polling : false),
  });
  usePage([{ label: 'Runs', to: '/runs' }, { label: run?.run.name ?? runId.slice(-8) }]);
  const open = params.get('case');

  function openCase(caseId: string | null) {
    const opens = params.get('case') === null;
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (caseId === null) next.delete('case');
        else next.set('case', caseId);
        return next;
      },
      // Going from case to case is one step back, not many.
      { replace: !opens, preventScrollReset: true },
    );
  }

  if (isPending) return <LoadingRows label="Loading the run" rows={12} />;
  if (run === undefined) {
    return (
      <div className="page">
        <h1>Run</h1>
        <ErrorState title="The run did not load." error={error} onRetry={refetch} />
      </div>
    );
  }
  return (
    <div className="page">
      <RunHead run={run} />
      <Gates gates={run.gates} />
      <ModelTable models={run.models} />
      <Matrix run={run} open={open} onOpen={openCase} />
      {open !== null && <CasePanel run={runId} caseId={open} onClose={() => openCase(null)} />}
    </div>
  );
}
