import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { Tag } from '@/components/Tag';
import { count } from '@/lib/format/numbers';
import { useAdmin } from '@/lib/session/useAdmin';
import { settingsAddress } from '../addresses';
import { promotionQuery } from '../api/promotion';
import { promotionLooks } from '../model/PromotionTag';
import { Decide } from './Decide';
import { DecisionHistory } from './DecisionHistory';
import { RuleStanding } from './RuleStanding';

/** What the rules say of a model's latest checkpoint, clause by clause; waivers, the decision, and all decisions before. */
export function PromotionPanel({ model }: { model: string }) {
  const { data, error, refetch } = useQuery(promotionQuery(model));
  const admin = useAdmin();
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
      {data?.overall === 'no_rules' && (
        <p className="t2 sm">
          No rule judges this model. <Link to={settingsAddress('rules')}>Add one</Link> to know when it is ready.
        </p>
      )}
      {data?.overall === 'no_data' && <p className="t2 sm">This model has no checkpoint.</p>}
      {data?.rules.map((standing) => (
        <RuleStanding key={standing.rule.id} standing={standing} checkpoint={data.checkpointId} admin={admin} />
      ))}
      {data?.checkpointId != null && admin && (
        <Decide key={data.checkpointId} promotion={data} checkpoint={data.checkpointId} />
      )}
      <DecisionHistory model={model} />
    </Panel>
  );
}
