import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '@/lib/api/ApiError';
import { meQuery } from '@/lib/session/session';
import { LoginPage } from './LoginPage';

/** Asks for a login where one is needed. On this machine alone the server knows its user, and nobody is asked. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { error, isPending } = useQuery(meQuery);
  if (isPending) return null;
  if (error instanceof ApiError && error.status === 401) return <LoginPage />;
  // A server that is away is said by the pages, which keep what they have.
  return children;
}
