import { Amount } from '@/components/Amount';

/** What answers cost, in US dollars; what has no known price is said, never taken for free. */
export function Usd({ amount, unpriced }: { amount: number; unpriced: number }) {
  return <Amount sums={amount === 0 && unpriced > 0 ? [] : [{ amount, currency: 'USD' }]} unpriced={unpriced} />;
}
