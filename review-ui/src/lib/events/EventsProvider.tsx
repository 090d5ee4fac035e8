import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { EventsContext, type LiveState, type ServerEvent } from './EventsContext';

/** After this time without a connection, pages ask by themselves. */
const patience = 10_000;
/** A stream that was refused is tried again after this time: the browser gives up on it. */
const retry = 15_000;

interface EventsProviderProps {
  url: string;
  /** The types of messages that the server names. */
  types: readonly string[];
  children: ReactNode;
}

/** Keeps the one stream of server-sent events, and says how it stands. */
export function EventsProvider({ url, types, children }: EventsProviderProps) {
  const [state, setState] = useState<LiveState>(navigator.onLine ? 'reconnecting' : 'offline');
  const listeners = useRef(new Set<(event: ServerEvent) => void>());

  useEffect(() => {
    let source: EventSource | undefined;
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;

    function lost() {
      setState((before) => (navigator.onLine ? (before === 'polling' ? 'polling' : 'reconnecting') : 'offline'));
      giveUp ??= setTimeout(() => setState(navigator.onLine ? 'polling' : 'offline'), patience);
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(connect, retry);
    }
    function found() {
      clearTimeout(giveUp);
      giveUp = undefined;
      setState('live');
    }
    function connect() {
      clearTimeout(again);
      source?.close();
      source = new EventSource(url);
      source.addEventListener('open', found);
      source.addEventListener('error', lost);
      for (const type of types) {
        source.addEventListener(type, (message: MessageEvent<string>) => {
          const event = { type, data: parsed(message.data) };
          for (const listener of listeners.current) listener(event);
        });
      }
    }
    function offline() {
      setState('offline');
    }

    connect();
    addEventListener('online', connect);
    addEventListener('offline', offline);
    return () => {
      clearTimeout(giveUp);
      clearTimeout(again);
      source?.close();
      removeEventListener('online', connect);
      removeEventListener('offline', offline);
    };
  }, [url, types]);

  const subscribe = useCallback((listener: (event: ServerEvent) => void) => {
    listeners.current.add(listener);
    return () => {
      listeners.current.delete(listener);
    };
  }, []);
  const events = useMemo(() => ({ state, subscribe }), [state, subscribe]);
  return <EventsContext value={events}>{children}</EventsContext>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
