import { SafeText } from '@/components/SafeText';
import type { Promotion } from '../api/promotion';
import { Clause } from './Clause';
import classes from './Promotion.module.css';

interface RuleStandingProps {
  standing: Promotion['rules'][number];
  checkpoint: string | null;
  /** Whether whoever looks may waive. */
  admin: boolean;
}

/** What one rule says, clause by clause. */
export function RuleStanding({ standing: { rule, clauses }, checkpoint, admin }: RuleStandingProps) {
  return (
    <section className={classes['rule']}>
      <h3>
        <SafeText text={rule.name} />
      </h3>
      {rule.description !== null && (
        <p className="t2 sm">
          <SafeText text={rule.description} />
        </p>
      )}
      <ul className={classes['clauses']}>
        {clauses.map((clause) => (
          <Clause
            key={clause.clause}
            clause={clause}
            rule={rule.id}
            checkpoint={admin ? checkpoint : null}
          />
        ))}
      </ul>
    </section>
  );
}
