import { Select } from '@mantine/core';
import { moment } from '@/lib/format/times';
import type { RunQueue } from './api/contract';

/** Chooses the run that a page is about. */
export function RunPicker({
  runs,
  run,
  onChoose,
}: {
  runs: readonly RunQueue[];
  run: string | null;
  onChoose: (run: string) => void;
}) {
  if (runs.length < 2) return null;
  return (
    <Select
      aria-label="Run"
      w={260}
      value={run}
      allowDeselect={false}
      data={runs.map((one) => ({ value: one.run, label: `${one.name}, ${one.shortId}, ${moment(one.startedAt)}` }))}
      onChange={(value) => value !== null && onChoose(value)}
    />
  );
}
