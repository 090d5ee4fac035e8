import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import type { IconName } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { Tag, type TagTone } from '@/components/Tag';
import { moment } from '@/lib/format/times';
import { waive, withdrawWaiver, type Waiver } from '../api/decisions';
import type { PromotionClause } from '../api/promotion';
import { ReasonForm } from '../parts/ReasonForm';
import { useChange } from '../parts/useChange';
import classes from './Promotion.module.css';

const results: Record<PromotionClause['result'], { word: string; tone: TagTone; icon: IconName }> = {
  pass: { word: 'passes', tone: 'pass', icon: 'check' },
  fail: { word: 'fails', tone: 'fail', icon: 'x' },
  unknown: { word: 'unknown', tone: 'err', icon: 'unmeasured' },
};

interface ClauseProps {
  clause: PromotionClause;
  /** The rule that it belongs to. */
  rule: number;
  /** The checkpoint that may be let off it; null where whoever looks may not. */
  checkpoint: string | null;
}

/** One clause: what it says and why, whether it is waived, and for an admin the way to waive it or take that back. */
export function Clause({ clause, rule, checkpoint }: ClauseProps) {
  const { result, why, waiver } = clause;
  const [asking, setAsking] = useState(false);
  const give = useChange(
    ({ reason, expiresAt }: { reason: string; expiresAt: string }) =>
      waive({ ruleId: rule, checkpointId: checkpoint ?? '', clause: clause.clause, reason, expiresAt }),
    { done: 'Waived.', onDone: () => setAsking(false) },
  );
  const { word, tone, icon } = results[result];
  return (
    <li>
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
      <span className={classes['why']}>
        <SafeText text={why} />
      </span>
      {waiver !== null && <WaiverNote waiver={waiver} clause={clause.clause} removable={checkpoint !== null} />}
      {waiver === null && result !== 'pass' && checkpoint !== null && !asking && (
        <Button aria-label={`Waive ${clause.clause}`} onClick={() => setAsking(true)}>
          Waive
        </Button>
      )}
      {asking && (
        <div className={classes['form']}>
          <ReasonForm
            label={`Waive ${clause.clause}`}
            action="Waive"
            expiry="required"
            busy={give.isPending}
            error={give.error}
            onSubmit={(reason, expiresAt) => expiresAt !== null && give.mutate({ reason, expiresAt })}
            onCancel={() => {
              give.reset();
              setAsking(false);
            }}
          >
            This checkpoint need not meet this clause until then; afterwards it blocks again.
          </ReasonForm>
        </div>
      )}
    </li>
  );
}

function WaiverNote({ waiver, clause, removable }: { waiver: Waiver; clause: string; removable: boolean }) {
  const [asking, setAsking] = useState(false);
  const withdraw = useChange(withdrawWaiver, {
    done: 'The waiver was taken back.',
    failed: 'The waiver was not taken back.',
    onDone: () => setAsking(false),
  });
  return (
    <span className={`${classes['waiver'] ?? ''} warn sm`}>
      waived until {moment(waiver.expiresAt)} UTC{waiver.user !== null && <> by <SafeText text={waiver.user} /></>}:{' '}
      <SafeText text={waiver.reason} />
      {removable && (
        <Button aria-label={`Take back the waiver of ${clause}`} onClick={() => setAsking(true)}>
          Take back
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title="Take the waiver back?"
          action="Take it back"
          busy={withdraw.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => withdraw.mutate(waiver.id)}
        >
          The clause <SafeText text={clause} /> blocks this checkpoint again at once. The waiver stays in the record.
        </ConfirmDialog>
      )}
    </span>
  );
}
