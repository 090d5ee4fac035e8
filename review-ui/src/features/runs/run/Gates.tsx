import type { IconName } from '@/components/Icon';
import { Tag, type TagTone } from '@/components/Tag';
import { score } from '@/lib/format/numbers';
import type { Gate } from '../api/types';
import classes from './Run.module.css';

const looks: Record<Gate['status'], { word: string; tone: TagTone; icon: IconName }> = {
  met: { word: 'met', tone: 'pass', icon: 'check' },
  not_met: { word: 'not met', tone: 'fail', icon: 'x' },
  skipped: { word: 'skipped', tone: 'plain', icon: 'dash' },
};

/** The gates of a run: what was asked, whether it holds, and the value that decided. */
export function Gates({ gates }: { gates: readonly Gate[] }) {
  if (gates.length === 0) return null;
  return (
    <ul className={classes['gates']} aria-label="Gates">
      {gates.map((gate) => (
        <li key={gate.gate} className={classes['gate']} title={gate.message}>
          <Tag tone={looks[gate.status].tone} icon={looks[gate.status].icon}>
            {looks[gate.status].word}
          </Tag>
          <span className="ell">{gate.gate}</span>
          {gate.value !== null && <b>{score(gate.value)}</b>}
        </li>
      ))}
    </ul>
  );
}
