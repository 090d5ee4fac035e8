import { createContext, useContext, useEffect, useRef } from 'react';

/** How news arrives: pushed, asked for again and again, or not at all. */
export type LiveState = 'live' | 'reconnecting' | 'polling' | 'offline';

/** One message of the server: its type and its parsed data. */
export interface ServerEvent {
  readonly type: string;
  readonly data: unknown;
}

/** What the provider offers. */
export interface Events {
  readonly state: LiveState;
  readonly subscribe: (listener: (event: ServerEvent) => void) => () => void;
}

/** The context of server-sent events. */
export const EventsContext = createContext<Events>({ state: 'live', subscribe: () => () => undefined });

/** How news arrives now. */
export function useLiveState(): LiveState {
  return useContext(EventsContext).state;
}

/** How often, in milliseconds, a query has to ask by itself: never while events arrive. */
export function usePolling(milliseconds = 5_000): number | false {
  const state = useLiveState();
  return state === 'live' || state === 'offline' ? false : milliseconds;
}

/** Hears every message of the server while the component is there. */
export function useEvents(listener: (event: ServerEvent) => void): void {
  const { subscribe } = useContext(EventsContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((event) => latest.current(event)), [subscribe]);
}
