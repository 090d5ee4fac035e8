import { useQuery } from '@tanstack/react-query';
import { DeltaBars } from '@/components/charts/DeltaBars';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { diffQuery } from '../api/queries';
import type { DiffRow } from '../api/types';
import { byDelta } from '@/components/charts/deltas';
import { deltaBar } from '../parts/readings';

/** What changed from checkpoint a to checkpoint b, a bar per dataset, right is better. */
export function CheckpointDeltas({ a, b, label }: { a: string; b: string; label: string }) {
  const { data, error, refetch } = useQuery(diffQuery(a, b));
  if (error !== null) return <ErrorState title="The differences did not load." error={error} onRetry={refetch} />;
  if (data === undefined) return <LoadingRows label="Loading differences" rows={8} />;
  if (data.rows.length === 0) return <p className="t2 sm">Neither checkpoint has a score.</p>;
  return <DeltaBars label={label} of="Dataset" bars={byDelta(data.rows.map(barOf))} />;
}

function barOf(row: DiffRow) {
  const missing = row.a === null && row.b === null ? 'no score' : row.a === null ? 'only in B' : 'only in A';
  return deltaBar(row.dataset.dataset, row.comparison, row.deltaBMinusA, missing);
}
