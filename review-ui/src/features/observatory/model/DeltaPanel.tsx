import { Button, Select } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { Panel } from '@/components/Panel';
import { diffAddress } from '../addresses';
import type { ObservedModel } from '../api/types';
import { CheckpointDeltas } from './CheckpointDeltas';
import { checkpointOptions } from './checkpointOptions';
import classes from './Model.module.css';
import { previousOf } from './previous';

/** What changed between two checkpoints, by default with the last step. The picked ones are in the address. */
export function DeltaPanel({ detail: { checkpoints, latest } }: { detail: ObservedModel }) {
  const [params, setParams] = useSearchParams();
  const known = (id: string | null) => checkpoints.find(({ checkpointId }) => checkpointId === id)?.checkpointId;
  const a = known(params.get('a')) ?? previousOf(checkpoints, latest)?.checkpointId;
  const b = known(params.get('b')) ?? latest?.checkpointId;
  const pick = (side: 'a' | 'b', id: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (id === null) next.delete(side);
        else next.set(side, id);
        next.sort();
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const options = checkpointOptions(checkpoints);
  return (
    <Panel
      title="What changed"
      note="B − A, right is better; line: 95% interval"
      actions={
        a !== undefined &&
        b !== undefined && (
          <Button component={Link} to={diffAddress(a, b)}>
            Open diff
          </Button>
        )
      }
    >
      {checkpoints.length < 2 || a === undefined || b === undefined ? (
        <p className="t2 sm">There is no earlier checkpoint with scores to compare with.</p>
      ) : (
        <>
          <div className={classes['picks']}>
            <Select
              label="A"
              data={options}
              value={a}
              onChange={(id) => pick('a', id)}
              allowDeselect={false}
              searchable={options.length > 10}
            />
            <Select
              label="B"
              data={options}
              value={b}
              onChange={(id) => pick('b', id)}
              allowDeselect={false}
              searchable={options.length > 10}
            />
          </div>
          {a === b ? (
            <p className="t2 sm">A and B are one checkpoint.</p>
          ) : (
            <CheckpointDeltas a={a} b={b} label="Change from A to B" />
          )}
        </>
      )}
    </Panel>
  );
}
