import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEvents } from '@/lib/events/EventsContext';

/** A run that works tells of every few cases; what is shown loads again at most this often, in milliseconds. */
const pace = 2_000;

/** Loads board and attempts again when a run tells that it went on; what was seen at a check does not change. */
export function useRunEvents(): void {
  const queries = useQueryClient();
  const loadAgain = useThrottledCallback(() => {
    void queries.invalidateQueries({
      predicate: ({ queryKey: [area, , , part] }) => area === 'assignments' && part !== 'evidence',
    });
  }, pace);
  useEvents(({ type }) => {
    if (type === 'run' || type === 'reset') loadAgain();
  });
}
