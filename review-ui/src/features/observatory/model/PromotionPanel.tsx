import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { Tag, type TagTone } from '@/components/Tag';
import type { IconName } from '@/components/Icon';
import { count } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { promotionQuery, type PromotionClause } from '../api/promotion';
import classes from './Model.module.css';
import { promotionLooks } from './PromotionTag';

const results: Record<PromotionClause['result'], { word: string; tone: TagTone; icon: IconName }> = {
  pass: { word: 'passes', tone: 'pass', icon: 'check' },
  fail: { word: 'fails', tone: 'fail', icon: 'x' },
  unknown: { word: 'unknown', tone: 'err', icon: 'unmeasured' },
};

/** What the rules of promotion say of the latest checkpoint, clause by clause. */
export function PromotionPanel({ model }: { model: string }) {
  const { data, error, refetch } = useQuery(promotionQuery(model));
  const look = data === undefined ? undefined : promotionLooks[data.overall];
  return (
    <Panel
      title="Promotion"
      note={data?.step == null ? undefined : `of step ${count(data.step)}; unknown blocks as a failure does`}
      actions={
        look !== undefined && (
          <Tag tone={look.tone} icon={look.icon}>
            {look.word}
          </Tag>
        )
      }
    >
      {error !== null && <ErrorState title="The promotion did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading the promotion" rows={4} />}
      {data?.overall === 'no_rules' && <p className="t2 sm">No rule judges this model.</p>}
      {data?.overall === 'no_data' && <p className="t2 sm">This model has no checkpoint.</p>}
      {data?.rules.map(({ rule, clauses }) => (
        <section key={rule.id} className={classes['rule']}>
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
              <Clause key={clause.clause} clause={clause} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function Clause({ clause: { result, why, waiver } }: { clause: PromotionClause }) {
  const { word, tone, icon } = results[result];
  return (
    <li>
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
      <span>
        <SafeText text={why} />
      </span>
      {waiver !== null && (
        <span className="warn sm">
          waived until {moment(waiver.expiresAt)} UTC: <SafeText text={waiver.reason} />
        </span>
      )}
    </li>
  );
}
