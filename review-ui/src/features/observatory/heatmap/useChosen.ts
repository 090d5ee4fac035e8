import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { GridPlace } from '@/components/charts/heat';
import type { Heatmap } from '../api/types';

/** A cell by the names of its row and column. */
export interface ChosenCell {
  readonly model: string;
  readonly dataset: string;
}

/** The chosen cell: where the grid's focus stands, and what the detail shows. */
export interface Chosen {
  readonly place: GridPlace;
  /** Chooses a cell; what is left out stays. */
  readonly choose: (place: Partial<GridPlace>) => void;
  /** The cell once the keyboard has come to rest; null while nothing is there. */
  readonly settled: ChosenCell | null;
  /** Puts the chosen cell into the address now, before the page is left: "back" finds it there. */
  readonly write: () => Promise<void>;
}

/** Pause, in milliseconds, after which what was chosen is loaded and goes into the address. */
const rest = 250;

/** Keeps the chosen cell in the address, by names, so that it survives filters and reloads. */
export function useChosen(heatmap: Pick<Heatmap, 'rows' | 'datasets'> | undefined): Chosen {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [cell, setCell] = useState<{ model?: string | undefined; dataset?: string | undefined }>(() => ({
    model: params.get('model') ?? undefined,
    dataset: params.get('dataset') ?? undefined,
  }));
  const row = Math.max(0, heatmap?.rows.findIndex(({ model }) => model.modelId === cell.model) ?? 0);
  const column = Math.max(0, heatmap?.datasets.findIndex(({ dataset }) => dataset === cell.dataset) ?? 0);
  const place = useMemo(() => ({ row, column }), [row, column]);
  const model = heatmap?.rows[row]?.model.modelId;
  const dataset = heatmap?.datasets[column]?.dataset;
  const shown = useMemo(
    () => (model === undefined || dataset === undefined ? null : { model, dataset }),
    [model, dataset],
  );
  const [settled] = useDebouncedValue(shown, rest, { leading: true });

  const isWritten = params.get('model') === (cell.model ?? null) && params.get('dataset') === (cell.dataset ?? null);
  const write = useCallback(async () => {
    // A write that changes nothing would still be a navigation, and break off one that has just begun.
    if (isWritten || cell.model === undefined || cell.dataset === undefined) return;
    const next = new URLSearchParams(params);
    next.set('model', cell.model);
    next.set('dataset', cell.dataset);
    next.sort();
    await navigate({ search: next.toString() }, { replace: true, preventScrollReset: true });
  }, [isWritten, cell, params, navigate]);
  const [rested] = useDebouncedValue(cell, rest);
  useEffect(() => {
    if (rested === cell) void write();
  }, [rested, cell, write]);

  const choose = useCallback(
    (next: Partial<GridPlace>) =>
      setCell((before) => ({
        model: heatmap?.rows[next.row ?? -1]?.model.modelId ?? before.model,
        dataset: heatmap?.datasets[next.column ?? -1]?.dataset ?? before.dataset ?? heatmap?.datasets[0]?.dataset,
      })),
    [heatmap],
  );
  return { place, choose, settled, write };
}
