import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { usePage } from '@/lib/page/PageContext';
import { caseQuery, runQuery } from '../api/queries';
import { CaseView } from './CaseView';

/** One case on a page of its own. */
export function CasePage() {
  const { runId = '', caseId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery(caseQuery(runId, caseId));
  const { data: run } = useQuery(runQuery(runId));
  usePage([
    { label: 'Runs', to: '/runs' },
    { label: run?.run.name ?? runId.slice(-8), to: `/runs/${runId}` },
    { label: data === undefined ? 'Case' : `${data.task.id} ${data.model}` },
  ]);
  return (
    <div className="page">
      {data !== undefined && (
        <div className="row wrap">
          <h1>
            <SafeText text={data.task.title} />
          </h1>
          <code className="t2">{data.task.id}</code>
          <span className="t2">{data.model}</span>
        </div>
      )}
      <Panel padded={false}>
        {isPending && <LoadingRows label="Loading the case" rows={12} />}
        {error !== null && <ErrorState title="The case did not load." error={error} onRetry={refetch} />}
        {data !== undefined && <CaseView key={data.id} data={data} layout="page" />}
      </Panel>
    </div>
  );
}
