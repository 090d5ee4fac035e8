import { Portal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef } from 'react';
import { beside } from '@/components/charts/beside';
import { Facts } from '@/components/Facts';
import { Keys } from '@/components/Keys';
import { SafeText } from '@/components/SafeText';
import { score } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { measurementQuery } from '../api/queries';
import type { HeatmapCell, Provenance, TrackedModel } from '../api/types';
import { scoreNote } from '../parts/readings';
import { StateTag } from '../parts/StateTag';
import classes from './Heatmap.module.css';

interface ProvenanceCardProps {
  id: string;
  model: TrackedModel;
  dataset: string;
  cell: HeatmapCell | null;
  /** The cell that the card stands beside. */
  anchor: () => HTMLElement | null;
}

/** Where a cell comes from: score with interval and n, checkpoint, run, grader, data. It takes no pointer, so it is never in the way. */
export function ProvenanceCard({ id, model, dataset, cell, anchor }: ProvenanceCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const { data } = useQuery({ ...measurementQuery(cell?.runId ?? ''), enabled: cell?.runId != null });
  useLayoutEffect(() => {
    const target = anchor()?.getBoundingClientRect();
    if (card.current === null || target === undefined) return;
    const { offsetWidth: width, offsetHeight: height } = card.current;
    const { left, top } = beside(target, { width, height }, { width: innerWidth, height: innerHeight });
    card.current.style.left = `${left}px`;
    card.current.style.top = `${top}px`;
  });
  return (
    <Portal>
      <div ref={card} id={id} role="tooltip" className={classes['card']}>
        <div className="row" style={{ marginBottom: 6 }}>
          <b className="sp ell">
            <SafeText text={model.displayName} /> on <SafeText text={dataset} />
          </b>
          {cell !== null && <StateTag state={cell.state} />}
        </div>
        {cell === null && <p className="t2 sm">Not run: no measurement of this dataset has arrived.</p>}
        {cell !== null && cell.score !== null && (
          <p>
            <b className={classes['figure']}>{score(cell.score)}</b> <span className="t3 sm">{scoreNote(cell)}</span>
          </p>
        )}
        {cell !== null && (
          <Facts layout="list" facts={[...cellFacts(cell), ...(data === undefined ? [] : runFacts(data))]} />
        )}
        {data?.errorMessage != null && (
          <p className="fail sm">
            <SafeText text={data.errorMessage} />
          </p>
        )}
        <div className={classes['cardKeys']}>
          <Keys of="list.open" /> examples <Keys of="list.provenance" /> provenance
        </div>
      </div>
    </Portal>
  );
}

const code = (text: string | null) =>
  text === null ? null : (
    <code>
      <SafeText text={text} />
    </code>
  );

function cellFacts({ checkpointId, runId }: HeatmapCell) {
  return [
    { name: 'Checkpoint', value: code(checkpointId) },
    { name: 'Run', value: runId === null ? <span className="t3">came without one</span> : code(runId) },
  ];
}

function runFacts(run: Provenance) {
  const grader = [run.graderType, run.graderVersion].filter((part) => part !== null).join(' ');
  const data = [run.datasetVersion, `${run.datasetSplit} split`, run.seed === null ? null : `seed ${run.seed}`];
  return [
    { name: 'Harness', value: code(run.harnessCommit) },
    { name: 'Grader', value: grader === '' ? null : <SafeText text={grader} /> },
    { name: 'Data', value: <SafeText text={data.filter((part) => part !== null).join(', ')} /> },
    { name: 'Prompt', value: code(run.promptTemplate === null ? null : run.promptTemplate.slice(0, 60)) },
    { name: 'Ingested', value: `${moment(run.ingestedAt)} UTC` },
  ];
}
