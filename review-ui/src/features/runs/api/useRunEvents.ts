import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEvents } from '@/lib/events/EventsContext';

/** A run that works tells of every few cases; its pages load again at most this often, in milliseconds. */
const pace = 2_000;

/** Loads again what an event says has changed: the list, or on the page of a run that run. */
export function useRunEvents(run?: string): void {
  const queries = useQueryClient();
  const loadAgain = useThrottledCallback(() => {
    void queries.invalidateQueries({ queryKey: run === undefined ? ['runs', 'list'] : ['runs', 'one', run] });
  }, pace);
  useEvents(({ type, data }) => {
    if (type === 'reset') void queries.invalidateQueries({ queryKey: ['runs'] });
    if (type !== 'run' && type !== 'judgments') return;
    const changed = typeof data === 'object' && data !== null && 'run' in data ? data.run : undefined;
    if (run === undefined || changed === run) loadAgain();
  });
}
