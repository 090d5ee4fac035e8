import { Select } from '@mantine/core';
import { moment } from '@/lib/format/times';
import { visibleText } from '@/lib/format/visible';
import type { Board } from '../api/types';

/** Chooses the run that the board is about; an older one than those listed may be shown. */
export function RunPicker({ board, onChoose }: { board: Board; onChoose: (run: string) => void }) {
  const { run, runs } = board;
  const all = run === null || runs.some(({ id }) => id === run.id) ? runs : [...runs, run];
  return (
    <Select
      aria-label="Run"
      w={{ base: '100%', xs: 260 }}
      value={run?.id ?? null}
      allowDeselect={false}
      searchable={all.length > 8}
      data={all.map(({ id, name, startedAt }) => ({
        value: id,
        label: `${visibleText(name)}, ${id.slice(-8)}, ${moment(startedAt)}`,
      }))}
      onChange={(value) => value !== null && onChoose(value)}
    />
  );
}
