import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/lib/session/session';

/** Whether whoever looks may change rules, suites, webhooks and promotions. */
export function useAdmin(): boolean {
  return useQuery(meQuery).data?.user.role === 'admin';
}
