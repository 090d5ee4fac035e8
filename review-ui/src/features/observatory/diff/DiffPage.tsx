import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { usePage } from '@/lib/page/PageContext';
import { diffQuery } from '../api/queries';
import { DiffCounts } from './DiffCounts';
import { DiffTable } from './DiffTable';
import classes from './Diff.module.css';
import { SidePick } from './SidePick';

/** Two checkpoints, dataset by dataset: B − A, so that above zero B is better. Both are in the address. */
export function DiffPage() {
  usePage([{ label: 'Observatory', to: '/observatory' }, { label: 'Diff' }]);
  const [params, setParams] = useSearchParams();
  const [a, b] = [params.get('a'), params.get('b')];
  const query = useQuery({ ...diffQuery(a ?? '', b ?? ''), enabled: a !== null && b !== null });
  const diff = a === null || b === null ? undefined : query.data;

  function put(changes: Readonly<Record<string, string | null>>) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) next.delete(name);
          else next.set(name, value);
        }
        next.sort();
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return (
    <div className="page">
      <div className="row wrap">
        <h1>Diff</h1>
        <span className="t3 sm">B − A; above 0, B is better</span>
        <span className="sp" />
        <Button disabled={a === null || b === null} onClick={() => put({ a: b, b: a, modelA: null, modelB: null })}>
          Swap A and B
        </Button>
      </div>
      <div className={classes['sides']}>
        {(['a', 'b'] as const).map((side) => {
          const name = side === 'a' ? 'modelA' : 'modelB';
          return (
            <SidePick
              key={side}
              letter={side === 'a' ? 'A' : 'B'}
              model={params.get(name) ?? diff?.[side].model.modelId ?? null}
              checkpoint={params.get(side)}
              onModel={(model) => put({ [name]: model, [side]: null })}
              onCheckpoint={(checkpoint) => put({ [side]: checkpoint })}
            />
          );
        })}
      </div>
      {(a === null || b === null) && (
        <EmptyState title="Choose two checkpoints">
          Of one model, to see what training changed, or of two models.
        </EmptyState>
      )}
      {a !== null && b !== null && query.isPending && <LoadingRows label="Loading the differences" rows={10} />}
      {query.isError && (
        <ErrorState
          title="The differences did not load."
          error={query.error}
          kept="Both choices are kept."
          onRetry={query.refetch}
        />
      )}
      {diff !== undefined && (
        <>
          <DiffCounts diff={diff} />
          <DiffTable diff={diff} />
        </>
      )}
    </div>
  );
}
