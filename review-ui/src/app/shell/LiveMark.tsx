import { useLiveState, type LiveState } from '@/lib/events/EventsContext';
import classes from './Shell.module.css';

const words: Record<LiveState, { word: string; title: string }> = {
  live: { word: 'Live', title: 'Changes arrive as they happen' },
  reconnecting: {
    word: 'Reconnecting',
    title: 'The connection for live updates is being made again; what you see stays',
  },
  polling: { word: 'Every 5 s', title: 'No live connection: pages ask the server every 5 seconds' },
  offline: { word: 'Offline', title: 'No network: what you see is from before and nothing is lost' },
};

/** How news arrives. */
export function LiveMark() {
  const state = useLiveState();
  const { word, title } = words[state];
  return (
    <span className={classes['live']} data-state={state} role="status" title={title}>
      {word}
    </span>
  );
}
