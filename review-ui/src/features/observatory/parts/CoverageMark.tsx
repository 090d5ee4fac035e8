import { HoverCard, Progress } from '@mantine/core';
import { SafeText } from '@/components/SafeText';
import type { Coverage } from '../api/types';
import classes from './Parts.module.css';

/** How many of the datasets have a score; below all of them it is flagged, and says which are missing. */
export function CoverageMark({ coverage, bar = true }: { coverage: Coverage; bar?: boolean }) {
  const { evaluated, total, missing } = coverage;
  const full = evaluated === total;
  const text = (
    <>
      {bar && (
        <Progress
          value={total === 0 ? 0 : (100 * evaluated) / total}
          w={36}
          size={6}
          aria-hidden="true"
          className={classes['bar'] ?? ''}
        />
      )}
      <span className={full ? 't2 xs' : 'warn xs b'}>
        {evaluated}/{total}
      </span>
    </>
  );
  // Begins with what is seen, so that it can be called by that.
  const label = `${evaluated}/${total} ${total === 1 ? 'dataset' : 'datasets'} evaluated`;
  if (full)
    return (
      <span className={classes['coverage']} title={label}>
        {text}
      </span>
    );
  return (
    <HoverCard shadow="md" width={240} openDelay={200}>
      <HoverCard.Target>
        <button type="button" className={classes['coverage']} aria-label={`${label}; missing: ${missing.join(', ')}`}>
          {text}
        </button>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <div className="b sm">{label}. Missing:</div>
        <ul className={classes['missing']}>
          {missing.map((dataset) => (
            <li key={dataset}>
              <SafeText text={dataset} />
            </li>
          ))}
        </ul>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
