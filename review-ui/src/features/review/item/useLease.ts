import { useCallback, useEffect, useState } from 'react';
import { ApiError } from '@/lib/api/ApiError';
import { renewLease } from '../api/calls';
import type { Lease as StoredLease } from '../api/contract';
import { idleAfter, type ActiveTime } from '@/lib/activity/activeTime';

/** How the reviewer holds the item. */
export interface Lease {
  /** When it ends by this browser's clock, in milliseconds; null when it is not held. */
  readonly endsAt: number | null;
  /** Somebody else has the place, or it ran out. */
  readonly lost: boolean;
  readonly renew: () => Promise<void>;
}

/** Renewed at least this often while the reviewer is at work, in milliseconds; a short lease three times in its life. */
const longest = 60_000;

/**
 * Keeps the lease of an item while somebody works on it. The server's remaining time counts, not the two clocks.
 * `readAt` is when the item was read, by this browser's clock; `onRenew` is told at every turn.
 */
export function useLease(
  pair: string,
  initial: StoredLease | null,
  readAt: number,
  time: ActiveTime,
  onRenew: () => void,
): Lease {
  const every = Math.min(longest, (initial?.remainingMs ?? Infinity) / 3);
  const [endsAt, setEndsAt] = useState(() => (initial === null ? null : readAt + initial.remainingMs));
  const [lost, setLost] = useState(false);
  const renew = useCallback(async () => {
    try {
      const lease = await renewLease(pair);
      setEndsAt(Date.now() + lease.remainingMs);
      setLost(false);
    } catch (error) {
      // Without a connection the lease runs on; only the server's word ends it.
      if (error instanceof ApiError && !error.isTransient) setLost(true);
    }
  }, [pair]);

  // What was read ahead may have waited for long.
  const [isOld] = useState(() => initial !== null && Date.now() - readAt > every);
  useEffect(() => {
    const soon = isOld ? setTimeout(() => void renew()) : undefined;
    return () => clearTimeout(soon);
  }, [isOld, renew]);

  useEffect(() => {
    let before = time.read(Date.now());
    const timer = setInterval(() => {
      const now = time.read(Date.now());
      // An idle page lets go: the last half minute of activity counts once.
      if (now - before > Math.min(1000, idleAfter)) {
        void renew();
        onRenew();
      }
      before = now;
    }, every);
    return () => clearInterval(timer);
  }, [time, renew, onRenew, every]);

  return { endsAt, lost, renew };
}
