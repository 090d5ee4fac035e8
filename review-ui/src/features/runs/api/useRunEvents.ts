import { useQueryClient } from '@tanstack/react-query';
import { useEvents } from '@/lib/events/EventsContext';

/** Loads again what an event says has changed: the list, and the run that it names. */
export function useRunEvents(run?: string): void {
  const queries = useQueryClient();
  useEvents(({ type, data }) => {
    if (type === 'reset') {
      void queries.invalidateQueries({ queryKey: ['runs'] });
      return;
    }
    if (type !== 'run' && type !== 'judgments') return;
    const changed = typeof data === 'object' && data !== null && 'run' in data ? data.run : undefined;
    if (run === undefined) void queries.invalidateQueries({ queryKey: ['runs', 'list'] });
    else if (changed === run) void queries.invalidateQueries({ queryKey: ['runs', 'one', run] });
  });
}
