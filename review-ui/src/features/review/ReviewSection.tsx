import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Outlet } from 'react-router';
import { meQuery } from '@/lib/session/session';
import { useOutbox } from './item/useOutbox';

/** Around every page of Review: what was decided and not sent, before a reload say, goes out whichever page is open. */
export function ReviewSection() {
  const me = useQuery(meQuery);
  return (
    <>
      {me.data !== undefined && <Sending user={me.data.user.id} />}
      <Outlet />
    </>
  );
}

function Sending({ user }: { user: string }) {
  const queries = useQueryClient();
  const { entries } = useOutbox(user);
  const isSending = entries.some(({ status }) => status === 'sending' || status === 'waiting');
  const wasSending = useRef(isSending);
  useEffect(() => {
    const isDone = wasSending.current && !isSending;
    wasSending.current = isSending;
    // Items know what was decided before the server does; lists and figures do not.
    const changed = {
      predicate: ({ queryKey: [section, kind] }: { queryKey: readonly unknown[] }) =>
        section === 'review' && kind !== 'item' && kind !== 'ahead',
    };
    if (isDone) void queries.invalidateQueries(changed);
  }, [isSending, queries]);
  return null;
}
