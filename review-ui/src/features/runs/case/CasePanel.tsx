import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { LoadingRows } from '@/components/LoadingRows';
import { SidePanel } from '@/components/SidePanel';
import { caseQuery } from '../api/queries';
import { CaseView } from './CaseView';

/** A case beside the table that it was chosen in. */
export function CasePanel({ run, caseId, onClose }: { run: string; caseId: string; onClose: () => void }) {
  const { data, error, isPending, refetch } = useQuery(caseQuery(run, caseId));
  return (
    <SidePanel
      label="Case"
      onClose={onClose}
      title={
        data !== undefined && (
          <>
            <code className="b">{data.task.id}</code> <span className="t2">{data.model}</span>
          </>
        )
      }
      actions={
        <>
          <Keys of="list.previous" />
          <Keys of="list.next" />
        </>
      }
    >
      {isPending && <LoadingRows label="Loading the case" />}
      {error !== null && (
        <ErrorState title="The case did not load." error={error} kept="The table is kept." onRetry={refetch} />
      )}
      {data !== undefined && (
        <CaseView
          key={data.id}
          data={data}
          layout="panel"
          link={<Link to={`/runs/${run}/cases/${caseId}`}>Open case</Link>}
        />
      )}
    </SidePanel>
  );
}
