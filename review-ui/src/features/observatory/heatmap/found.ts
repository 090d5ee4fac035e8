import type { HeatmapRow } from '../api/types';

/** The rows whose model has a text in its name or id; all without one. */
export function found(rows: readonly HeatmapRow[], text: string | undefined): HeatmapRow[] {
  const wanted = (text ?? '').trim().toLowerCase();
  return rows.filter(
    ({ model }) =>
      wanted === '' || model.displayName.toLowerCase().includes(wanted) || model.modelId.toLowerCase().includes(wanted),
  );
}
