import { useQuery } from '@tanstack/react-query';
import { SafeText } from '@/components/SafeText';
import { Tag, type TagTone } from '@/components/Tag';
import type { IconName } from '@/components/Icon';
import { promotionQuery, type Promotion } from '../api/promotion';

/** How a promotion stands, in a word. */
export const promotionLooks: Record<Promotion['overall'], { word: string; tone: TagTone; icon: IconName }> = {
  ready: { word: 'ready', tone: 'pass', icon: 'check' },
  blocked: { word: 'blocked', tone: 'fail', icon: 'x' },
  no_rules: { word: 'no rules', tone: 'plain', icon: 'dash' },
  no_data: { word: 'no data', tone: 'plain', icon: 'dash' },
};

const phrases: Record<Promotion['overall'], string> = {
  ready: 'promotion ready',
  blocked: 'promotion blocked',
  no_rules: 'no promotion rules',
  no_data: 'no checkpoint to promote',
};

/** Whether the rules let the latest checkpoint pass, with the first reason when they do not. */
export function PromotionTag({ model }: { model: string }) {
  const { data } = useQuery(promotionQuery(model));
  if (data === undefined) return null;
  const { tone, icon } = promotionLooks[data.overall];
  const why = blocking(data);
  const more = why.length - 1;
  return (
    <Tag tone={tone} icon={icon}>
      <span className="ell" style={{ maxWidth: 480 }} title={why.join('\n')}>
        {phrases[data.overall]}
        {why[0] !== undefined && (
          <>
            : <SafeText text={why[0]} />
          </>
        )}
        {more > 0 && `, and ${more} more`}
      </span>
    </Tag>
  );
}

/** Why a promotion is blocked: each clause that neither passes nor is waived. */
export function blocking({ rules }: Promotion): readonly string[] {
  return rules.flatMap(({ clauses }) =>
    clauses.filter(({ result, waiver }) => result !== 'pass' && waiver === null).map(({ why }) => why),
  );
}
