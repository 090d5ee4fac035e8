import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEvents } from '@/lib/events/EventsContext';

/** A run that works tells of every few cases; the board loads again at most this often, in milliseconds. */
const pace = 2_000;

/** Loads the board again when a run tells that it went on. */
export function useBoardEvents(): void {
  const queries = useQueryClient();
  const loadAgain = useThrottledCallback(() => {
    for (const part of ['board', 'attempts']) void queries.invalidateQueries({ queryKey: ['assignments', part] });
  }, pace);
  useEvents(({ type }) => {
    if (type === 'run' || type === 'reset') loadAgain();
  });
}
