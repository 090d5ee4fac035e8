import type { IconName } from '@/components/Icon';
import type { CaseChangeKind } from '../api/types';

/** What became of cases, in the order of the page: what got worse first. */
export const kinds: readonly {
  readonly kind: CaseChangeKind;
  readonly word: string;
  readonly icon: IconName;
  readonly className?: string;
}[] = [
  { kind: 'broken', word: 'broken', icon: 'down', className: 'fail' },
  { kind: 'fixed', word: 'fixed', icon: 'up', className: 'pass' },
  { kind: 'still_failing', word: 'still failing', icon: 'x' },
  { kind: 'still_passing', word: 'still passing', icon: 'check' },
  { kind: 'not_measured', word: 'not measured', icon: 'unmeasured', className: 'err' },
  { kind: 'not_comparable', word: 'not comparable', icon: 'slash', className: 'err' },
  { kind: 'new', word: 'new in B', icon: 'plus' },
  { kind: 'removed', word: 'removed', icon: 'dash' },
];
