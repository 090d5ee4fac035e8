import type { ReactNode } from 'react';
import { Keys } from '@/components/Keys';
import { clock } from '@/lib/activity/activeTime';
import { useNow } from '@/lib/activity/useNow';
import classes from './Compare.module.css';

interface KeyHintsProps {
  isLifted: boolean;
  /** Whether what a judge said is on the screen. */
  isJudged: boolean;
  activeMs: (now: number) => number;
  /** What else can be done, at the right end. */
  children?: ReactNode;
}

/** The keys of the page in one line, and the time at work. */
export function KeyHints({ isLifted, isJudged, activeMs, children }: KeyHintsProps) {
  return (
    <div className={classes['hints']}>
      <span className={classes['keys']} aria-hidden="true">
        <span>
          <Keys of="rank.left" /> <Keys of="rank.right" /> {isLifted ? 'move' : 'choose'}
        </span>
        <span>
          <Keys of="rank.lift" /> {isLifted ? 'drop' : 'lift, arrows move, drop'}
        </span>
        {isLifted && (
          <span>
            <Keys of="rank.cancel" /> put back
          </span>
        )}
        <span>
          <Keys of="rank.set" all /> set rank
        </span>
        <span>
          <Keys of="rank.tie" /> tie with left
        </span>
        <span>
          <Keys of="rank.acceptable" /> acceptable
        </span>
        <span>
          <Keys of="rank.open" /> full response
        </span>
      </span>
      <span className="sp" />
      <span className="t3">
        {isJudged && 'Judge saw no names. '}
        <ActiveClock activeMs={activeMs} />
      </span>
      <span className="row">{children}</span>
    </div>
  );
}

function ActiveClock({ activeMs }: Pick<KeyHintsProps, 'activeMs'>) {
  const now = useNow(1_000);
  return (
    <span title="Time in which you were active since you saved last; it is stored with the ranking">
      Active {clock(activeMs(now))}
    </span>
  );
}
