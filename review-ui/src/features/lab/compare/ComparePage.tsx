import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePolling } from '@/lib/events/EventsContext';
import { usePage } from '@/lib/page/PageContext';
import { meQuery } from '@/lib/session/session';
import { readValue } from '@/lib/url/filters';
import { addresses, promptAddress } from '../addresses';
import { useLabEvents } from '../api/useLabEvents';
import { CompareView } from './CompareView';
import { compareQuery } from './queries';

/** The answers to a prompt beside each other, to be ranked. */
export function ComparePage() {
  const { prompt = '' } = useParams();
  return <PromptComparison key={prompt} prompt={prompt} />;
}

function PromptComparison({ prompt }: { prompt: string }) {
  usePage([
    { label: 'Lab', to: addresses.prompts },
    { label: prompt, to: promptAddress(prompt) },
    { label: 'Compare and rank' },
  ]);
  useLabEvents();
  const [params] = useSearchParams();
  const [picked, setPicked] = useState<string | null>(null);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...compareQuery(prompt, readValue(params, 'run')),
    refetchInterval: usePolling(),
  });
  // What a person may do stands on the cards: with it they are drawn once.
  const { isPending: isUnknown } = useQuery(meQuery);
  if (data === undefined || isUnknown) {
    return (
      <div className="page">
        <h1>{prompt}</h1>
        {error === null ? (
          <LoadingRows rows={12} label="Loading the answers" />
        ) : (
          <ErrorState title="The answers did not load." error={error} onRetry={refetch} />
        )}
      </div>
    );
  }
  if (data.run === null) {
    return (
      <div className="page">
        <h1>{prompt}</h1>
        <EmptyState title="No run of this prompt has come to rest." command={`llm-eval lab run --prompt ${prompt}`}>
          Run it with some configs on <Link to={promptAddress(prompt)}>its page</Link>; the answers appear here.
        </EmptyState>
      </div>
    );
  }
  const { run } = data;
  return (
    <CompareView
      key={run.id}
      comparison={data}
      run={run}
      isWaiting={isPlaceholderData}
      isPicked={picked === run.id}
      onPick={setPicked}
    />
  );
}
