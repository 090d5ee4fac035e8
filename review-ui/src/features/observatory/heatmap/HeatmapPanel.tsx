import { Fragment, useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { GridPlace } from '@/components/charts/heat';
import { HeatGrid, type HeatColumn, type HeatGridHandle, type HeatRow } from '@/components/charts/HeatGrid';
import { SafeText } from '@/components/SafeText';
import { notifyDone } from '@/components/notify';
import { useNarrow } from '@/lib/page/useNarrow';
import { examplesAddress } from '../addresses';
import type { Heatmap } from '../api/types';
import { heatCell } from '../parts/cells';
import classes from './Heatmap.module.css';
import { Legend } from './Legend';
import { ProvenanceCard } from './ProvenanceCard';
import { RowName } from './RowName';
import type { Chosen } from './useChosen';
import { usePointed } from './usePointed';
import { useShortcut } from '@/lib/keyboard/useShortcut';

const cardId = 'provenance';

/** A dataset's name, which may go on in a second line behind its hyphens and underscores. */
function DatasetName({ name }: { name: string }) {
  return (
    <span>
      {name.split(/(?<=[-_/])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          <SafeText text={part} />
        </Fragment>
      ))}
    </span>
  );
}

/** The grid of scores with its legend; where a score comes from is shown beside its cell, on hover or with a key. */
export function HeatmapPanel({ heatmap, chosen }: { heatmap: Heatmap; chosen: Chosen }) {
  const narrow = useNarrow();
  const navigate = useNavigate();
  const grid = useRef<HeatGridHandle>(null);
  const [explains, setExplains] = useState(false);
  const { pointed, onPoint } = usePointed();
  const { place, choose, write } = chosen;
  useShortcut('list.provenance', () => setExplains((on) => !on));
  useShortcut('list.close', () => setExplains(false), { enabled: explains });

  const columns = useMemo<readonly HeatColumn[]>(
    () =>
      heatmap.datasets.map(({ dataset, category, description }) => ({
        key: dataset,
        label: <DatasetName name={dataset} />,
        title: description === null ? dataset : `${dataset}: ${description}`,
        group: category === 'uncategorized' ? '' : category,
      })),
    [heatmap.datasets],
  );
  const rows = useMemo<readonly HeatRow[]>(
    () =>
      heatmap.rows.map((row, index) => ({
        key: row.model.modelId,
        group: row.model.type === 'training' ? 'Training' : 'Baselines',
        label: <RowName row={row} narrow={narrow} onChoose={() => choose({ row: index })} />,
        cells: row.cells.map((cell, at) => heatCell(row.model.displayName, heatmap.datasets[at]?.dataset ?? '', cell)),
      })),
    [heatmap, narrow, choose],
  );
  const open = useCallback(
    ({ row, column }: GridPlace) => {
      const run = heatmap.rows[row]?.cells[column]?.runId;
      if (run == null)
        notifyDone('There are no examples behind this cell: it came without a measurement, or was not run.');
      else void write().then(() => navigate(examplesAddress(run)));
    },
    [heatmap, navigate, write],
  );

  const explained = pointed ?? (explains ? place : null);
  const model = explained === null ? undefined : heatmap.rows[explained.row]?.model;
  const benchmark = explained === null ? undefined : heatmap.datasets[explained.column];
  return (
    <>
      <HeatGrid
        handle={grid}
        label="Best scores, models by datasets"
        corner={
          <>
            <span className="sp">Model</span>
            {!narrow && <span className={classes['coverageHead']}>Coverage</span>}
          </>
        }
        columns={columns}
        rows={rows}
        headWidth={narrow ? 128 : 300}
        cellWidth={narrow ? 66 : 68}
        maxHeight="max(280px, calc(100dvh - 510px))"
        place={place}
        onPlace={choose}
        onOpen={open}
        onPoint={onPoint}
        describedBy={explains ? cardId : undefined}
      />
      <Legend lowest={heatmap.lowest} highest={heatmap.highest} />
      {explained !== null && model !== undefined && benchmark !== undefined && (
        <ProvenanceCard
          id={cardId}
          model={model}
          dataset={benchmark.dataset}
          cell={heatmap.rows[explained.row]?.cells[explained.column] ?? null}
          anchor={() => grid.current?.cell(explained) ?? null}
        />
      )}
    </>
  );
}
