import { signed } from '@/lib/format/numbers';
import { Icon, type IconName } from './Icon';

/** What a comparison found. */
export type Verdict = 'better' | 'worse' | 'no_detectable_difference' | 'not_comparable';

const looks: Record<Verdict, { icon: IconName; word: string; className: string }> = {
  better: { icon: 'up', word: 'better', className: 'pass' },
  worse: { icon: 'down', word: 'worse', className: 'fail' },
  no_detectable_difference: { icon: 'dash', word: 'no detectable difference', className: 't2' },
  not_comparable: { icon: 'slash', word: 'not comparable', className: 't2' },
};

/** What a difference means in a word, and the difference itself where it is given. */
export function DeltaText({
  verdict,
  delta,
  note,
}: {
  verdict: Verdict;
  delta?: number | undefined;
  note?: string | undefined;
}) {
  const { icon, word, className } = looks[verdict];
  return (
    <span className={`row nw ${className}`} style={{ gap: 4 }}>
      <Icon name={icon} />
      <span className="b">
        {delta !== undefined && verdict !== 'not_comparable' ? `${signed(delta)} ` : ''}
        {word}
      </span>
      {note !== undefined && <span className="t3 sm">{note}</span>}
    </span>
  );
}
