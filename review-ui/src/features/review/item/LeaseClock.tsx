import { clock } from '@/lib/activity/activeTime';
import type { Lease } from './useLease';
import { useNow } from '@/lib/activity/useNow';

/** How long the item is still kept for this reviewer. */
export function LeaseClock({ lease: { endsAt, lost } }: { lease: Lease }) {
  const now = useNow(1000);
  if (lost || (endsAt !== null && endsAt <= now)) return <b className="warn">ended</b>;
  if (endsAt === null) return <span className="t3">not held</span>;
  return <>{clock(endsAt - now)} left, renews while active</>;
}
