/** An amount in one currency. */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** An amount: `$1.40`, `$0.0032`, `EUR 2.10`; below a cent with two significant digits. */
export function money({ amount, currency }: Money): string {
  const text = amount !== 0 && Math.abs(amount) < 0.01 ? amount.toPrecision(2) : amount.toFixed(2);
  const plain = text.includes('e') ? amount.toFixed(8) : text;
  return currency === 'USD' ? `$${plain}` : `${currency} ${plain}`;
}

/** A price as it is listed, never rounded: `$2.50`, `$0.075`. */
export function price(listed: Money): string {
  const digits = /\.(\d+)$/.exec(String(listed.amount))?.[1]?.length ?? 0;
  if (digits <= 2) return money(listed);
  return listed.currency === 'USD' ? `$${listed.amount}` : `${listed.currency} ${listed.amount}`;
}

/** What answers cost: sums per currency, never added up. What is not known is said, never taken for nothing. */
export function cost(sums: readonly Money[], unpriced: number): string {
  const known = sums.map(money).join(' + ');
  if (unpriced === 0) return known === '' ? '$0.00' : known;
  return known === '' ? 'unpriced' : `${known} + unpriced`;
}
