import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ErrorState } from '@/components/ErrorState';
import { bytes } from '@/lib/format/numbers';
import type { Text } from '../api/types';

/** A text that the server cut when it is very long, with a button that loads all of it. */
export function FullText({ text, children }: { text: Text; children: (text: string) => ReactNode }) {
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['text', text.rest],
    queryFn: async ({ signal }) => textOf(await fetch(text.rest ?? '', { signal })),
    enabled: wanted && text.rest !== null,
    staleTime: Infinity,
  });
  return (
    <div className="stack">
      {children(data ?? text.text)}
      {error !== null && (
        <ErrorState
          title="The whole text did not load."
          error={error}
          kept="Its beginning is shown."
          onRetry={refetch}
        />
      )}
      {text.truncated && data === undefined && (
        <div className="row">
          <span className="t2 sm">The beginning of {bytes(text.lengthUtf16)} is loaded.</span>
          <Button loading={isFetching} onClick={() => setWanted(true)}>
            Load all
          </Button>
        </div>
      )}
    </div>
  );
}

async function textOf(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.text();
}
