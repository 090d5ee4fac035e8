/** Time, so that tests can hold it. */
export interface Clock {
  now(): number;
  /** Returns how to call it off. */
  after(milliseconds: number, action: () => void): () => void;
}

/** The browser's time. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds to wait before try number `attempt` (from 1): 1, 2, 4, 8, then every 15 seconds. */
export function backoff(attempt: number): number {
  return Math.min(15_000, 1000 * 2 ** (attempt - 1));
}
