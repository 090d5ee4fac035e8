import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEvents } from '@/lib/events/EventsContext';

/** A run that works tells of every few answers; what is shown loads again at most this often, in milliseconds. */
const pace = 1_000;

/** Loads again what is shown of the lab when the server says that a run or a session moved. Texts that are being checked stay. */
export function useLabEvents(): void {
  const queries = useQueryClient();
  const loadAgain = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: ['lab'], predicate: ({ queryKey }) => queryKey[1] !== 'check' });
  }, pace);
  useEvents(({ type }) => {
    if (type === 'lab' || type === 'reset') loadAgain();
  });
}
