import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { Panel } from '@/components/Panel';
import { usePolling } from '@/lib/events/EventsContext';
import { workingSessionsQuery } from '../api/runs';
import { SessionProgress } from '../sessions/SessionProgress';

/** The sessions of a prompt that work now. */
export function RunningSessions({ prompt }: { prompt: string }) {
  const { data, error, refetch } = useQuery({ ...workingSessionsQuery(prompt), refetchInterval: usePolling(2_000) });
  if (error !== null) return <ErrorState title="The sessions at work did not load." error={error} onRetry={refetch} />;
  return data?.map((session) => (
    <Panel key={session.id}>
      <SessionProgress session={session} />
    </Panel>
  ));
}
