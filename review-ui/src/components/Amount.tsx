import { cost, type Money } from '@/lib/format/money';

/** What answers cost, per currency; `unpriced` counts answers whose price is not known. */
export function Amount({ sums, unpriced }: { sums: readonly Money[]; unpriced: number }) {
  const text = cost(sums, unpriced);
  if (unpriced === 0) return <span className="nw">{text}</span>;
  const title = `${unpriced} ${unpriced === 1 ? 'answer has' : 'answers have'} no known price`;
  return (
    <span className="nw" title={title}>
      {text === 'unpriced' ? <span className="t3">unpriced</span> : text}
    </span>
  );
}
