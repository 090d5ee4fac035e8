import { moment } from '@/lib/format/times';

/** For how long an acknowledgement or a waiver holds. */
export const spans = [
  { value: '1', label: 'a day' },
  { value: '3', label: '3 days' },
  { value: '7', label: 'a week' },
  { value: '14', label: '2 weeks' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const;

/** When so many days from now are over, as the API takes it; null for no end. */
export function expiryAfter(days: string | null, now: Date): string | null {
  if (days === null || days === '') return null;
  return new Date(now.getTime() + Number(days) * 86_400_000).toISOString();
}

/** Until when something holds, in words. */
export function untilText(expiresAt: string | null, now: Date = new Date()): string {
  if (expiresAt === null) return 'until reopened';
  return `${new Date(expiresAt) <= now ? 'ended' : 'until'} ${moment(expiresAt, now)} UTC`;
}
