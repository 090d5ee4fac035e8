import { pValue, signed } from '@/lib/format/numbers';
import type { Slice } from '../api/examples';

/** The slices of one kind. */
export interface SliceGroup {
  readonly kind: Slice['kind'];
  readonly label: string;
  readonly slices: readonly Slice[];
}

const labels = { topic: 'topic', difficulty: 'difficulty', subtask: 'part' } as const;

/** Slices by what they share, each kind in the order that came: lowest accuracy first. */
export function sliceGroups(slices: readonly Slice[]): readonly SliceGroup[] {
  return (['topic', 'difficulty', 'subtask'] as const)
    .map((kind) => ({ kind, label: labels[kind], slices: slices.filter((slice) => slice.kind === kind) }))
    .filter((group) => group.slices.length > 0);
}

/** All figures of a slice in a line. */
export function sliceTitle({ differenceToRest, lower, upper, p, adjustedP, counts }: Slice): string {
  const parts = [
    `${counts.correct} of ${counts.correct + counts.incorrect} graded are right`,
    counts.ungraded === 0 ? null : `${counts.ungraded} not graded`,
    differenceToRest === null ? 'no rest to compare with' : `difference to the rest ${signed(differenceToRest)}`,
    lower === null || upper === null ? null : `95% ${signed(lower)} to ${signed(upper)} (Newcombe)`,
    p === null ? null : `p ${pValue(p)}, adjusted ${pValue(adjustedP)}`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}
