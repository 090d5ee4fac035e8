import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Amount } from '@/components/Amount';
import { counted } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { allRuns, runsQuery } from '../api/queries';
import type { ComparedRun } from '../api/types';
import classes from './Compare.module.css';

interface RunPickProps {
  side: 'A' | 'B';
  /** What is known of it once both are compared. */
  run: ComparedRun | undefined;
  chosen: string;
  onChoose: (run: string) => void;
}

/** One side of a comparison: which run it is, and what it is. */
export function RunPick({ side, run, chosen, onChoose }: RunPickProps) {
  const query = useInfiniteQuery(runsQuery(allRuns));
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const options = runs.map((one) => ({ value: one.id, label: `${one.name} ${one.shortId}, ${moment(one.startedAt)}` }));
  // A run that is not among the newest is still the chosen one.
  if (chosen !== '' && !options.some(({ value }) => value === chosen)) {
    options.push({
      value: chosen,
      label: run === undefined ? chosen : `${run.name} ${run.shortId}, ${moment(run.startedAt)}`,
    });
  }
  return (
    <section className={classes['side']} aria-label={`Run ${side}`}>
      <span className={classes['letter']}>{side}</span>
      <div className="sp stack" style={{ gap: 2 }}>
        <Select
          variant="unstyled"
          aria-label={`Run ${side}`}
          placeholder="Choose a run"
          data={options}
          value={chosen === '' ? null : chosen}
          onChange={(value) => value !== null && onChoose(value)}
          searchable
          allowDeselect={false}
          classNames={{ input: classes['pick'] ?? '' }}
        />
        {run !== undefined && (
          <span className="t3 xs">
            config <code>{run.configHash.slice(0, 8)}</code>, {counted(run.models, 'model')},{' '}
            {counted(run.tasks, 'task')}, {counted(run.samplesPerCase, 'sample')}
          </span>
        )}
      </div>
      {run !== undefined && <Amount sums={run.cost.all} unpriced={run.cost.unpriced} />}
    </section>
  );
}
