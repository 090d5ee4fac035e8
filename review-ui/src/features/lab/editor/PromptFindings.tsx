import { ErrorState } from '@/components/ErrorState';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { Tag } from '@/components/Tag';
import type { PromptCheck, Row } from '../api/types';
import classes from './Editor.module.css';
import { unfilled } from './rowEdits';

interface PromptFindingsProps {
  check: PromptCheck | undefined;
  /** Why the messages cannot be read; null when they can. */
  unread: string | null;
  error: unknown;
  /** Whether what is shown is of what is written now. */
  isFresh: boolean;
  rows: readonly Row[];
}

/** What a prompt lacks, and its variables with whether something fills them. */
export function PromptFindings({ check, unread, error, isFresh, rows }: PromptFindingsProps) {
  const problems = [...(unread === null ? [] : [{ place: 'JSON', message: unread }]), ...(check?.problems ?? [])];
  const open = unfilled(rows, check?.variables ?? []);
  return (
    <Panel
      title="Check"
      actions={error === null && <Word check={check} isFresh={isFresh} valid={problems.length === 0} />}
    >
      {error !== null && <ErrorState title="It was not checked." error={error} kept="It can be stored all the same." />}
      <ul className={classes['findings']} aria-live="polite">
        {problems.map(({ place, message }) => (
          <li key={`${place} ${message}`} className="fail">
            <b>
              <SafeText text={place} />
            </b>{' '}
            <SafeText text={message} />
          </li>
        ))}
        {check?.warnings.map(({ place, message }) => (
          <li key={`${place} ${message}`} className="warn">
            <b>
              <SafeText text={place} />
            </b>{' '}
            <SafeText text={message} />
          </li>
        ))}
        {check !== undefined && check.variables.length === 0 && problems.length === 0 && (
          <li className="t2">No variables: the messages are sent as they are.</li>
        )}
        {check === undefined && problems.length === 0 && <li className="t2">Write a message.</li>}
      </ul>
      {check !== undefined && check.variables.length > 0 && (
        <div className="row wrap" style={{ marginTop: 8 }} role="group" aria-label="Variables">
          {check.variables.map((name) => (
            <Tag key={name} {...(open.includes(name) ? { tone: 'warn', icon: 'info' } : { icon: 'check' })}>
              <SafeText text={name} />
              {open.includes(name) && ' not filled'}
            </Tag>
          ))}
        </div>
      )}
    </Panel>
  );
}

function Word({ check, isFresh, valid }: { check: PromptCheck | undefined; isFresh: boolean; valid: boolean }) {
  if (check === undefined && valid) return null;
  if (!isFresh) return <Tag icon="running">checking</Tag>;
  return valid ? (
    <Tag tone="pass" icon="check">
      valid
    </Tag>
  ) : (
    <Tag tone="fail" icon="x">
      not valid
    </Tag>
  );
}
