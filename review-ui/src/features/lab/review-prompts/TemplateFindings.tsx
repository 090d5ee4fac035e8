import { ErrorState } from '@/components/ErrorState';
import { Panel } from '@/components/Panel';
import { Tag } from '@/components/Tag';
import type { TemplateCheck } from '../api/types';
import classes from './ReviewPrompts.module.css';

interface TemplateFindingsProps {
  check: TemplateCheck | undefined;
  error: unknown;
  /** Whether what is shown is of what is written now. */
  isFresh: boolean;
}

/** What a template lacks, and what would make it better. */
export function TemplateFindings({ check, error, isFresh }: TemplateFindingsProps) {
  const word =
    check === undefined || !isFresh ? (
      <Tag icon="running">checking</Tag>
    ) : check.valid ? (
      <Tag tone="pass" icon="check">
        can be used
      </Tag>
    ) : (
      <Tag tone="fail" icon="x">
        cannot be used
      </Tag>
    );
  return (
    <Panel title="Check" actions={error === null && word}>
      {error !== null && (
        <ErrorState title="The template was not checked." error={error} kept="It can be stored all the same." />
      )}
      {check !== undefined && (
        <ul className={classes['findings']} aria-live="polite">
          {check.errors.map((text) => (
            <li key={text} className="fail">
              {text}
            </li>
          ))}
          {check.warnings.map((text) => (
            <li key={text} className="warn">
              {text}
            </li>
          ))}
          {check.errors.length + check.warnings.length === 0 && <li className="t2">Nothing is missing.</li>}
        </ul>
      )}
    </Panel>
  );
}
