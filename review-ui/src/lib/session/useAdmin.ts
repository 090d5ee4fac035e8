import { useQuery } from '@tanstack/react-query';
import { meQuery } from './session';

/** Whether whoever looks may change what is curated, spend and delete. */
export function useAdmin(): boolean {
  return useQuery(meQuery).data?.user.role === 'admin';
}
