import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { usePage } from '@/lib/page/PageContext';
import { meQuery } from '@/lib/session/session';
import { useAdmin } from '@/lib/session/useAdmin';
import { readValue } from '@/lib/url/filters';
import { addresses, editPromptAddress } from '../addresses';
import { promptQuery } from '../api/prompts';
import { runsQuery, workingSessionsQuery } from '../api/runs';
import { useLabEvents } from '../api/useLabEvents';
import { StartDialog } from '../start/StartDialog';
import { DeletePrompt } from './DeletePrompt';
import { MessagesPanel } from './MessagesPanel';
import { PromptHead } from './PromptHead';
import { RowsPanel } from './RowsPanel';
import { RunDataDialog } from './RunDataDialog';
import { RunsPanel } from './RunsPanel';
import { RunningSessions } from './RunningSessions';

/** A prompt: what is sent, what fills it, and its runs. The version and the data that is looked at are in the address. */
export function PromptPage() {
  const { prompt: name = '' } = useParams();
  usePage([{ label: 'Lab', to: addresses.prompts }, { label: name }]);
  useLabEvents();
  const navigate = useNavigate();
  const admin = useAdmin();
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<'run' | 'session' | 'delete' | null>(null);
  const given = params.get('version') ?? '';
  const version = /^\d+$/.test(given) ? Number(given) : undefined;
  const query = useQuery(promptQuery(name, version));
  // What a person may do, what works now, and the runs: with all of it the page is drawn once.
  const parts = [useQuery(meQuery), useQuery(workingSessionsQuery(name)), useQuery(runsQuery(name))];
  const isUnknown = parts.some((part) => part.isPending);
  const prompt = isUnknown ? undefined : query.data;
  const mayRun = admin && prompt?.isActive === true;
  const put = (key: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(key);
      else next.set(key, value);
      next.sort();
      return next;
    });
  const data = readValue(params, 'data');
  useShortcut('lab.run', () => setOpen('run'), { enabled: mayRun });
  useShortcut('lab.edit', () => void navigate(editPromptAddress(name)), { enabled: mayRun });
  return (
    <div className="page">
      {prompt === undefined && <h1>{name}</h1>}
      {(query.isPending || isUnknown) && <LoadingRows label="Loading the prompt" rows={8} />}
      {query.isError && <ErrorState title="The prompt did not load." error={query.error} onRetry={query.refetch} />}
      {prompt !== undefined && (
        <>
          <PromptHead
            prompt={prompt}
            admin={admin}
            onVersion={(chosen) => put('version', chosen === prompt.versions[0]?.version ? null : String(chosen))}
            onOpen={setOpen}
          />
          <RunningSessions prompt={name} />
          <RunsPanel
            prompt={name}
            admin={admin}
            mayRun={mayRun}
            onStart={() => setOpen('run')}
            onData={(run) => put('data', run)}
          />
          <MessagesPanel prompt={prompt} />
          {prompt.rows.length > 0 && <RowsPanel rows={prompt.rows} />}
        </>
      )}
      {(open === 'run' || open === 'session') && (
        <StartDialog prompt={name} session={open === 'session'} onClose={() => setOpen(null)} />
      )}
      {open === 'delete' && <DeletePrompt prompt={name} onClose={() => setOpen(null)} />}
      {data !== null && <RunDataDialog run={data} onClose={() => put('data', null)} />}
    </div>
  );
}
