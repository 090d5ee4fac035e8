import { heatScale } from '@/components/charts/heat';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { score } from '@/lib/format/numbers';
import { states } from '../parts/cells';
import classes from './Heatmap.module.css';

const steps = [0, 1, 2, 3, 4, 5];
const shown = ['running', 'pending', 'failed', 'invalidated'] as const;
const tones = { running: 'acc', pending: 't3', failed: 'fail', invalidated: 'warn' } as const;

/** What the cells mean. */
export function Legend({ lowest, highest }: { lowest: number | null; highest: number | null }) {
  const range =
    lowest === null || highest === null ? undefined : `Higher is better; here ${score(lowest)} to ${score(highest)}`;
  return (
    <div className={classes['legend']}>
      <span title={range}>
        {heatScale.from}
        <span className={classes['ramp']} aria-hidden="true">
          {steps.map((step) => (
            <i key={step} style={{ background: `var(--h${step})` }} />
          ))}
        </span>
        {heatScale.to}, best primary score
      </span>
      <span>
        <i className={classes['best']} /> best of column
      </span>
      {shown.map((state) => (
        <span key={state} className={tones[state]}>
          <Icon name={states[state].icon} size={12} /> {state}
        </span>
      ))}
      <span>– not run</span>
      <span className={classes['hints']}>
        <Keys of="list.open" /> examples <Keys of="list.provenance" /> provenance
      </span>
    </div>
  );
}
