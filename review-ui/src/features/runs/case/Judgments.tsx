import { Icon } from '@/components/Icon';
import { Tag } from '@/components/Tag';
import type { CaseJudgment } from '../api/types';
import classes from './Case.module.css';
import { Section } from './Section';

/** What judges and reviewers said of the pairs that a sample is in, seen from the sample. */
export function Judgments({ judgments }: { judgments: readonly CaseJudgment[] }) {
  if (judgments.length === 0) return null;
  return (
    <Section title="Judgments">
      <ul className={classes['judgments']}>
        {judgments.map((judgment) => (
          <li key={judgment.judgment}>
            <Icon name={judgment.source === 'human' ? 'user' : 'judge'} />
            <span className="t2">
              {[judgment.by, judgment.lane?.replaceAll('_', '-')].filter((word) => word != null).join(', ')}
            </span>
            <b>{(judgment.standing ?? judgment.kind).replaceAll('_', ' ')}</b>
            <span className="t2">against {judgment.against}</span>
            <span className="sp" />
            {judgment.inconsistent && <Tag tone="warn">inconsistent</Tag>}
            {judgment.action !== null && <span className="t3">{judgment.action}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
