import { useInfiniteQuery } from '@tanstack/react-query';
import { FilterMenu } from '@/components/FilterMenu';
import { FilterToggle } from '@/components/FilterToggle';
import { outcomeLook } from '@/components/outcomes';
import { moment } from '@/lib/format/times';
import { toggled, type Filters } from '@/lib/url/filters';
import { allRuns, runsQuery, type taskFilterNames } from '../api/queries';
import type { Run } from '../api/types';
import classes from './Run.module.css';

type Name = (typeof taskFilterNames)[number];

interface MatrixFiltersProps {
  run: Run;
  filters: Filters<Name>;
  set: (name: Name, values: readonly string[]) => void;
}

/** The filters of the matrix; each says how many tasks it stands for where that is known. */
export function MatrixFilters({ run, filters, set }: MatrixFiltersProps) {
  const { tasks } = run;
  const toggle = (value: string) => set('verdict', toggled(filters.verdict, value));
  const isOn = (value: string) => filters.verdict.includes(value);
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  return (
    <div className={classes['filters']} role="group" aria-label="Filters of the tasks">
      <FilterToggle on={isOn('failed')} onChange={() => toggle('failed')} count={tasks.failed}>
        Failed
      </FilterToggle>
      <FilterToggle on={isOn('not_measured')} onChange={() => toggle('not_measured')} count={tasks.notMeasured}>
        Not measured
      </FilterToggle>
      <FilterToggle on={isOn('passed')} onChange={() => toggle('passed')} count={tasks.passed}>
        Passed
      </FilterToggle>
      <FilterMenu
        label="Outcome"
        options={Object.entries(tasks.outcomes).map(([value, count]) => ({
          value,
          label: outcomeLook(value).word,
          count,
        }))}
        chosen={filters.outcome}
        onChange={(values) => set('outcome', values)}
      />
      {tasks.topics.length > 0 && (
        <FilterMenu
          label="Topic"
          options={options(tasks.topics)}
          chosen={filters.topic}
          onChange={(values) => set('topic', values)}
        />
      )}
      {tasks.difficulties.length > 0 && (
        <FilterMenu
          label="Difficulty"
          options={options(tasks.difficulties)}
          chosen={filters.difficulty}
          onChange={(values) => set('difficulty', values)}
        />
      )}
      <ChangedSince run={run.run.id} chosen={filters.changedSince} onChange={(values) => set('changedSince', values)} />
    </div>
  );
}

function ChangedSince({
  run,
  chosen,
  onChange,
}: {
  run: string;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const query = useInfiniteQuery(runsQuery(allRuns));
  const others = query.data?.pages.flatMap((page) => page.items).filter((other) => other.id !== run) ?? [];
  const options = others.map((other) => ({
    value: other.id,
    label: `${other.name} ${other.shortId}, ${moment(other.startedAt)}`,
  }));
  return <FilterMenu label="Changed since" single options={options} chosen={chosen} onChange={onChange} />;
}
