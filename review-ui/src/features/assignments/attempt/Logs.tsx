import { useQuery } from '@tanstack/react-query';
import { CodeText } from '@/components/code/CodeText';
import { OutputText } from '@/components/code/OutputText';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { counted } from '@/lib/format/numbers';
import { evidenceQuery } from '../api/queries';
import type { EvidenceView } from './checks';
import { JudgeCalls } from './JudgeCalls';

/** What the page said, asked for and consisted of at a check, or what the judge said: their own words, and text alone. */
export function Logs({
  attempt,
  position,
  view,
}: {
  attempt: string;
  position: number;
  view: Exclude<EvidenceView, 'screenshot'>;
}) {
  const { data, error, refetch } = useQuery(evidenceQuery(attempt, position));
  if (error !== null)
    return (
      <ErrorState
        title="The evidence did not load."
        error={error}
        kept="The check’s reason stands above."
        onRetry={refetch}
      />
    );
  if (data === undefined) return <LoadingRows label="Loading the evidence" />;
  if (view === 'calls') return <JudgeCalls calls={data.calls} />;
  if (view === 'dom') {
    if (data.dom === null) return <p className="t2 sm">The document was not kept.</p>;
    return <CodeText text={data.dom} label="DOM" language="plain" maxHeight="420px" />;
  }
  const lines = data[view];
  if (lines.length === 0)
    return (
      <p className="t2 sm">
        {view === 'console' ? 'The page wrote nothing to its console.' : 'The page asked for nothing.'}
      </p>
    );
  return (
    <div className="stack">
      <p className="t3 xs">{counted(lines.length, view === 'console' ? 'line' : 'request')}</p>
      <OutputText label={view === 'console' ? 'Console' : 'Requests'} text={lines.join('\n')} />
    </div>
  );
}
