import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queueQuery } from './api/queries';

/** The run that a page is about: the one in the address, else the newest with pairs. */
export function useReviewRun() {
  const [params, setParams] = useSearchParams();
  const queue = useQuery(queueQuery(null));
  const runs = queue.data?.runs ?? [];
  const asked = params.get('run');
  const run = asked ?? runs[0]?.run ?? null;
  const choose = (chosen: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set('run', chosen);
      return next;
    });
  return { run, runs, choose, queue };
}
