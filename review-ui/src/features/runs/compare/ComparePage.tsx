import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePage } from '@/lib/page/PageContext';
import { comparisonQuery } from '../api/queries';
import { CaseChanges } from './CaseChanges';
import { Comparability } from './Comparability';
import classes from './Compare.module.css';
import { Counts } from './Counts';
import { Deltas } from './Deltas';
import { RunPick } from './RunPick';

/** Run B against run A: whether they can be compared, what changed, by how much, and in which cases. */
export function ComparePage() {
  usePage([{ label: 'Runs', to: '/runs' }, { label: 'Compare' }]);
  const [params, setParams] = useSearchParams();
  const a = params.get('a') ?? '';
  const b = params.get('b') ?? '';
  const chosen = a !== '' && b !== '' && a !== b;
  const { data, error, isLoading, refetch } = useQuery({ ...comparisonQuery(a, b), enabled: chosen });

  function choose(sides: { a: string; b: string }) {
    setParams({ ...(sides.a === '' ? {} : { a: sides.a }), ...(sides.b === '' ? {} : { b: sides.b }) });
  }

  return (
    <div className="page">
      <h1 className="visually-hidden">Compare two runs</h1>
      <div className={classes['sides']}>
        <RunPick side="A" run={data?.a} chosen={a} onChoose={(run) => choose({ a: run, b })} />
        <span aria-hidden="true" className={classes['arrow']}>
          ›
        </span>
        <RunPick side="B" run={data?.b} chosen={b} onChoose={(run) => choose({ a, b: run })} />
      </div>
      {!chosen && (
        <EmptyState title={a !== '' && a === b ? 'A and B are the same run' : 'Choose two runs'}>
          A is the run before, B the run now.
        </EmptyState>
      )}
      {isLoading && <LoadingRows label="Comparing" rows={12} />}
      {error !== null && chosen && (
        <ErrorState
          title="The comparison did not load."
          error={error}
          kept="Both runs stay as they are."
          onRetry={refetch}
        />
      )}
      {chosen && data !== undefined && (
        <>
          <Comparability
            comparison={data}
            actions={<Button onClick={() => choose({ a: b, b: a })}>Swap A and B</Button>}
          />
          <Counts counts={data.counts} />
          <Deltas lines={data.lines} />
          <CaseChanges comparison={data} />
        </>
      )}
    </div>
  );
}
