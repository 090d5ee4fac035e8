import { Icon } from '@/components/Icon';
import { Tag } from '@/components/Tag';
import type { AlertSeverity, AlertState, AlertType } from '../api/alertQueries';
import { alertStates, alertTypes, severities } from './looks';

/** How much an alert matters, as glyph and word. */
export function SeverityTag({ severity }: { severity: AlertSeverity }) {
  const { word, icon, tone } = severities[severity];
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}

/** How an alert stands. */
export function AlertStateTag({ state }: { state: AlertState }) {
  const { word, icon, tone } = alertStates[state];
  return (
    <Tag tone={tone} icon={icon}>
      {word}
    </Tag>
  );
}

/** What an alert is about. */
export function TypeText({ type }: { type: AlertType }) {
  const { word, icon } = alertTypes[type];
  return (
    <span className="row nw" style={{ gap: 4 }}>
      <Icon name={icon} size={12} />
      {word}
    </span>
  );
}
