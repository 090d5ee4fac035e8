import type { IconName } from '@/components/Icon';
import type { TagTone } from '@/components/Tag';
import type { AlertReference, AlertSeverity, AlertState, AlertType } from '../api/alertQueries';

interface Look {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: TagTone;
}

/** How much an alert matters. */
export const severities: Record<AlertSeverity, Look> = {
  critical: { word: 'critical', icon: 'raised', tone: 'fail' },
  warning: { word: 'warning', icon: 'unmeasured', tone: 'warn' },
  info: { word: 'info', icon: 'info', tone: 'plain' },
};

/** What an alert is about. */
export const alertTypes: Record<AlertType, { readonly word: string; readonly many: string; readonly icon: IconName }> = {
  regression: { word: 'regression', many: 'regressions', icon: 'down' },
  improvement: { word: 'improvement', many: 'improvements', icon: 'up' },
  promotion_ready: { word: 'ready for promotion', many: 'ready for promotion', icon: 'check' },
};

/** How an alert stands. */
export const alertStates: Record<AlertState, Look> = {
  open: { word: 'open', icon: 'raised', tone: 'accent' },
  acknowledged: { word: 'acknowledged', icon: 'clock', tone: 'plain' },
  resolved: { word: 'resolved', icon: 'check', tone: 'pass' },
};

/** What a checkpoint was compared with. */
export const references: Record<AlertReference, string> = {
  previous: 'the checkpoint before',
  best: 'the best checkpoint',
  promoted: 'the promoted checkpoint',
  none: 'nothing',
};

/** A filter's values with their words. */
export function options<Value extends string>(looks: Record<Value, string | { readonly word: string }>) {
  return (Object.entries(looks) as [Value, string | { readonly word: string }][]).map(([value, look]) => ({
    value,
    label: typeof look === 'string' ? look : look.word,
  }));
}
