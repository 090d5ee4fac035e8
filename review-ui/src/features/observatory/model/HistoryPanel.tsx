import { Button } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import { WideTable } from '@/components/WideTable';
import { count, counted, score } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { useAdmin } from '@/lib/session/useAdmin';
import type { Checkpoint, ObservedModel } from '../api/types';
import { CopyPath } from '../parts/CopyPath';
import { DeleteMeasured } from './DeleteMeasured';

/** Every checkpoint, newest first. */
export function HistoryPanel({ detail }: { detail: ObservedModel }) {
  const { checkpoints } = detail;
  const admin = useAdmin();
  const [deletes, setDeletes] = useState<string | null>(null);
  return (
    <Panel title="Checkpoints" note={`${counted(checkpoints.length, 'checkpoint')}, newest first`} padded={false}>
      <WideTable label="Checkpoints">
        <thead>
          <tr>
            <th scope="col" className="r">
              Step
            </th>
            <th scope="col">Checkpoint</th>
            <th scope="col">Path</th>
            <th scope="col" className="r">
              Datasets
            </th>
            <th scope="col" className="r">
              <abbr title="Means over different datasets do not compare">Mean</abbr>
            </th>
            <th scope="col">Training run</th>
            <th scope="col">Tags</th>
            <th scope="col">First seen, UTC</th>
            {admin && (
              <th scope="col" className="r">
                Change
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...checkpoints].reverse().map((checkpoint) => (
            <tr key={checkpoint.checkpointId}>
              <th scope="row" className="r">
                {checkpoint.step === null ? <span className="t3">none</span> : count(checkpoint.step)}
              </th>
              <td>
                <code>
                  <SafeText text={checkpoint.checkpointId} />
                </code>{' '}
                <Marks detail={detail} checkpoint={checkpoint} />
              </td>
              <td>
                {checkpoint.path === null ? (
                  <span className="t3">unknown</span>
                ) : (
                  <CopyPath value={checkpoint.path} name="the path" />
                )}
              </td>
              <td className="r">{count(checkpoint.datasets)}</td>
              <td className="r">{score(checkpoint.mean)}</td>
              <td className="t2">
                {checkpoint.trainingRun === null ? (
                  <span className="t3">unknown</span>
                ) : (
                  <SafeText text={checkpoint.trainingRun} />
                )}
              </td>
              <td className="t2">
                <SafeText text={checkpoint.recipeTags.join(', ')} />
              </td>
              <td className="t2">{moment(checkpoint.createdAt)}</td>
              {admin && (
                <td className="r">
                  <Button
                    aria-label={`Delete ${checkpoint.checkpointId}`}
                    onClick={() => setDeletes(checkpoint.checkpointId)}
                  >
                    Delete
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </WideTable>
      {deletes !== null && (
        <DeleteMeasured what={{ kind: 'checkpoint', id: deletes }} onClose={() => setDeletes(null)} />
      )}
    </Panel>
  );
}

function Marks({ detail, checkpoint: { checkpointId } }: { detail: ObservedModel; checkpoint: Checkpoint }) {
  const marks = [
    ['latest', detail.latest],
    ['best', detail.best],
    ['promoted', detail.promoted],
  ] as const;
  return marks.map(([word, mark]) => (mark?.checkpointId === checkpointId ? <Tag key={word}>{word}</Tag> : null));
}
