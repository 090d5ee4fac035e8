import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { client, dataOf } from '@/lib/api/client';
import { count, counted } from '@/lib/format/numbers';
import { usePage } from '@/lib/page/PageContext';
import { logOut, meQuery } from '@/lib/session/session';
import { Prices } from './Prices';
import { TrackingState } from './TrackingState';

/** What this server is, who is logged in, what tracking still has to send, and the price list. */
export function AboutPage() {
  usePage([{ label: 'Settings' }]);
  const queries = useQueryClient();
  const about = useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => dataOf(client.GET('/api/v1/about', { signal })),
  });
  const { data: me } = useQuery(meQuery);
  return (
    <div className="page">
      <h1>Settings</h1>
      <Panel title="This server">
        {about.isPending && <LoadingRows rows={2} />}
        {about.isError && (
          <ErrorState title="What this server is did not load." error={about.error} onRetry={about.refetch} />
        )}
        {about.data !== undefined && (
          <Facts
            facts={[
              { name: 'Version', value: <code title={about.data.version}>{about.data.version.slice(0, 16)}</code> },
              {
                name: 'Database',
                value: about.data.database,
                note: about.data.databaseIsEmbedded ? 'run by the tool' : undefined,
              },
              { name: 'Runs', value: count(about.data.runs) },
              { name: 'Reached from', value: about.data.local ? 'this machine only' : 'the network, with a login' },
              { name: 'You', value: me?.user.name ?? null, note: me?.user.role },
            ]}
          />
        )}
      </Panel>
      {about.data !== undefined && (
        <Panel
          title="Tracking"
          note={
            about.data.tracking.pending === 0
              ? 'nothing is waiting'
              : `${counted(about.data.tracking.pending, 'run')} to be sent`
          }
        >
          <TrackingState tracking={about.data.tracking} />
        </Panel>
      )}
      <Prices />
      {me?.access === 'session' && (
        <div>
          <Button onClick={() => void logOut().then(() => queries.resetQueries())}>Log out</Button>
        </div>
      )}
    </div>
  );
}
