import { Tag, type TagTone } from '@/components/Tag';
import type { MeasurementStatus } from '../api/types';
import { states } from './cells';

const tones: Record<MeasurementStatus, TagTone> = {
  completed: 'pass',
  running: 'accent',
  pending: 'plain',
  failed: 'fail',
  invalidated: 'warn',
};

/** How a measurement stands. */
export function StateTag({ state }: { state: MeasurementStatus }) {
  return (
    <Tag tone={tones[state]} icon={states[state].icon}>
      {state}
    </Tag>
  );
}
