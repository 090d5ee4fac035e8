import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { withMinus } from '@/lib/format/numbers';
import type { TradeOff } from '../types';
import classes from './Panels.module.css';
import { TradeOffPlot, type Against } from './TradeOffPlot';

/** Quality against cost, or against time, with the configs that no other one beats in both. */
export function TradeOffPanel({ tradeOff, leader }: { tradeOff: TradeOff; leader: string | null }) {
  const [against, setAgainst] = useState<Against>('cost');
  return (
    <Panel
      title={against === 'cost' ? 'Quality and cost' : 'Quality and time'}
      actions={
        <SegmentedControl
          aria-label="Quality against"
          value={against}
          onChange={setAgainst}
          data={[
            { value: 'cost', label: 'Cost' },
            { value: 'time', label: 'Time' },
          ]}
        />
      }
    >
      <TradeOffPlot points={tradeOff.points} against={against} leader={leader} />
      <p className="xs t3">Upright: 95% interval. Dashed: beaten by no other in both.</p>
      {tradeOff.leftOut.length > 0 && (
        <ul className={`xs t3 ${classes['changes'] ?? ''}`}>
          {tradeOff.leftOut.map(({ config, version, why }) => (
            <li key={`${config} ${version} ${why}`}>
              <SafeText text={config} />: <SafeText text={withMinus(why)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
