import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { Panel } from '@/components/Panel';
import { WideTable } from '@/components/WideTable';
import { usePolling } from '@/lib/events/EventsContext';
import { counted } from '@/lib/format/numbers';
import { runsQuery } from '../api/runs';
import type { Run } from '../api/types';
import { JudgeDialog } from '../parts/JudgeDialog';
import { DeleteRun } from './DeleteRun';
import { RunRow } from './RunRow';

interface RunsPanelProps {
  prompt: string;
  admin: boolean;
  mayRun: boolean;
  onStart: () => void;
  onData: (run: string) => void;
}

type Open = { readonly what: 'judge' | 'delete'; readonly run: Run };

/** The runs of a prompt, newest first, with what can be done with each. */
export function RunsPanel({ prompt, admin, mayRun, onStart, onData }: RunsPanelProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const query = useQuery({ ...runsQuery(prompt), refetchInterval: usePolling() });
  const runs = query.data ?? [];
  return (
    <Panel
      title="Runs"
      note={runs.length === 0 ? undefined : `${counted(runs.length, 'run')}, newest first; times in UTC`}
      padded={false}
    >
      {query.isError && <ErrorState title="The runs did not load." error={query.error} onRetry={query.refetch} />}
      {query.isSuccess && runs.length === 0 && (
        <EmptyState title="Not run yet">
          {mayRun ? (
            <Button mt={8} onClick={onStart} rightSection={<Keys of="lab.run" />}>
              Run it
            </Button>
          ) : (
            'A run asks every active config once.'
          )}
        </EmptyState>
      )}
      {runs.length > 0 && (
        <WideTable label="Runs">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Status</th>
              <th scope="col">Recommended</th>
              <th scope="col" className="r">
                Configs
              </th>
              <th scope="col" className="r">
                Mean time
              </th>
              <th scope="col" className="r">
                Cost
              </th>
              <th scope="col" className="r">
                Actions
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                admin={admin}
                onJudge={() => setOpen({ what: 'judge', run })}
                onData={() => onData(run.id)}
                onDelete={() => setOpen({ what: 'delete', run })}
              />
            ))}
          </tbody>
        </WideTable>
      )}
      {open?.what === 'judge' && <JudgeDialog run={open.run} onClose={() => setOpen(null)} />}
      {open?.what === 'delete' && <DeleteRun run={open.run} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
