import { HoverCard } from '@mantine/core';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { counted } from '@/lib/format/numbers';
import type { Comparison } from '../api/types';
import classes from './Compare.module.css';

const shown = 3;

/** Whether the runs can be compared, and what differs between their configs. */
export function Comparability({ comparison, actions }: { comparison: Comparison; actions: ReactNode }) {
  const { comparable, sameDataset, sameConfig, configDifferences } = comparison;
  const more = configDifferences.length - shown;
  return (
    <div className="row wrap">
      <Tag tone={comparable ? 'pass' : 'err'} icon={comparable ? 'check' : 'slash'}>
        {comparable ? 'comparable' : 'not comparable'}
      </Tag>
      <span className="t2 sm">
        {sameDataset ? 'Same dataset.' : 'The datasets differ: only tasks that are the same in both are compared.'}{' '}
        {sameConfig ? 'Same config.' : configDifferences.length > 0 ? 'Config differs in' : 'Configs differ.'}
      </span>
      {configDifferences.slice(0, shown).map((difference) => (
        <Difference key={difference.path} difference={difference} />
      ))}
      {more > 0 && (
        <HoverCard shadow="md">
          <HoverCard.Target>
            <button type="button" className={classes['more']}>
              and {counted(more, 'more place')}
            </button>
          </HoverCard.Target>
          <HoverCard.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {configDifferences.slice(shown).map((difference) => (
              <div key={difference.path}>
                <Difference difference={difference} />
              </div>
            ))}
          </HoverCard.Dropdown>
        </HoverCard>
      )}
      <span className="sp" />
      {actions}
    </div>
  );
}

function Difference({ difference: { path, a, b } }: { difference: Comparison['configDifferences'][number] }) {
  return (
    <code className={classes['difference']} title={`${a ?? 'not there'} → ${b ?? 'not there'}`}>
      <SafeText text={`${path} ${short(a)} → ${short(b)}`} />
    </code>
  );
}

function short(value: string | null): string {
  if (value === null) return 'none';
  return value.length > 24 ? `${value.slice(0, 23)}…` : value;
}
