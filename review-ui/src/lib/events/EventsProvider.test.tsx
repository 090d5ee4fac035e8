import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useEvents, useLiveState, usePolling } from './EventsContext';
import { EventsProvider } from './EventsProvider';

/** The stream of the browser, played by hand. */
class Stream extends EventTarget {
  static latest: Stream;
  static opened = 0;
  static readonly CLOSED = 2;
  readyState = 0;

  constructor(readonly url: string) {
    super();
    Stream.latest = this;
    Stream.opened++;
  }

  close() {
    this.readyState = Stream.CLOSED;
  }

  tell(type: string, data?: string) {
    act(() => void this.dispatchEvent(data === undefined ? new Event(type) : new MessageEvent(type, { data })));
  }
}

const types = ['run'] as const;
const heard = vi.fn();

function Part() {
  useEvents(heard);
  const polling = usePolling();
  return (
    <>
      {useLiveState()} {String(polling)}
    </>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  Stream.opened = 0;
  render(
    <EventsProvider url="/events" types={types}>
      <Part />
    </EventsProvider>,
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('news from the server', () => {
  it('is handed on as it arrives; what is no JSON comes as text', () => {
    Stream.latest.tell('open');
    Stream.latest.tell('run', '{"run":"a"}');
    Stream.latest.tell('run', 'odd');
    expect(heard.mock.calls.flat()).toEqual([
      { type: 'run', data: { run: 'a' } },
      { type: 'run', data: 'odd' },
    ]);
    expect(screen.getByText('live false')).toBeInTheDocument();
  });
  it('is asked for while the connection is lost, until it is found again', () => {
    Stream.latest.tell('open');
    Stream.latest.tell('error');
    expect(screen.getByText('reconnecting 5000')).toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(10_000));
    expect(screen.getByText('polling 5000')).toBeInTheDocument();
    Stream.latest.tell('open');
    expect(screen.getByText('live false')).toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.getByText('live false')).toBeInTheDocument();
  });
  it('is asked for anew where the browser has given up', () => {
    Stream.latest.close();
    Stream.latest.tell('error');
    expect(Stream.opened).toBe(1);
    act(() => void vi.advanceTimersByTime(15_000));
    expect(Stream.opened).toBe(2);
  });
  it('is off without a network, and comes back with it', () => {
    act(() => void dispatchEvent(new Event('offline')));
    expect(screen.getByText('offline false')).toBeInTheDocument();
    act(() => void dispatchEvent(new Event('online')));
    Stream.latest.tell('open');
    expect(screen.getByText('live false')).toBeInTheDocument();
  });
});
