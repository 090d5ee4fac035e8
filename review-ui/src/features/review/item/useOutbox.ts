import { useSyncExternalStore } from 'react';
import { outboxOf } from '../sync/submissions';

/** The reviewer's outbox and what is in it. */
export function useOutbox(user: string) {
  const outbox = outboxOf(user);
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries);
  return { outbox, entries };
}
