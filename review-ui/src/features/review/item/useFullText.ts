import { useQuery } from '@tanstack/react-query';
import { ApiError } from '@/lib/api/ApiError';
import type { TextPart } from '../api/contract';

/** A text in full: what came, or, where that was only the beginning, the rest of it too. */
export function useFullText(text: TextPart | null | undefined) {
  const query = useQuery({
    queryKey: ['text', text?.rest],
    queryFn: ({ signal }) => fetchText(text?.rest ?? '', signal),
    enabled: text?.truncated === true && text.rest !== null,
    staleTime: Infinity,
  });
  if (text?.truncated !== true) return { text: text?.text ?? '', isWhole: true, error: null };
  return { text: query.data ?? text.text, isWhole: query.data !== undefined, error: query.error };
}

/** A stored text, code unit by code unit: `Response.text()` would swallow a byte order mark and shift every offset by one. */
async function fetchText(path: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(path, { signal, credentials: 'same-origin' });
  if (!response.ok) throw new ApiError(response.status, { title: `The server answered ${response.status}.` });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}
