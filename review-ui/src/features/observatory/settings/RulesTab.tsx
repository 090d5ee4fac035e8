import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { Icon } from '@/components/Icon';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { visibleText } from '@/lib/format/visible';
import { deleteRule, rulesQuery, type PromotionRule } from '../api/rules';
import { useChange } from '../parts/useChange';
import { RuleForm } from './RuleForm';
import { RuleRow } from './RuleRow';

type Open = { readonly what: 'add' } | { readonly what: 'edit' | 'delete'; readonly rule: PromotionRule };

/** What a checkpoint must show before it is promoted. */
export function RulesTab({ admin }: { admin: boolean }) {
  const { data, error, refetch } = useQuery(rulesQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Panel
      title="Promotion rules"
      note="every clause of every rule must pass or be waived; what is unknown blocks"
      padded={false}
      actions={
        admin && (
          <Button leftSection={<Icon name="plus" />} onClick={() => setOpen({ what: 'add' })}>
            Add a rule
          </Button>
        )
      }
    >
      {error !== null && <ErrorState title="The rules did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading rules" rows={4} />}
      {data?.length === 0 && (
        <EmptyState title="No rule yet">Without one, nobody is told when a checkpoint is ready.</EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <WideTable label="Promotion rules">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Judges</th>
              <th scope="col">Asks for</th>
              {admin && (
                <th scope="col" className="r">
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                onEdit={admin ? () => setOpen({ what: 'edit', rule }) : null}
                onDelete={() => setOpen({ what: 'delete', rule })}
              />
            ))}
          </tbody>
        </WideTable>
      )}
      {(open?.what === 'add' || open?.what === 'edit') && (
        <RuleForm rule={open.what === 'edit' ? open.rule : null} onClose={close} />
      )}
      {open?.what === 'delete' && <DeleteRule rule={open.rule} onClose={close} />}
    </Panel>
  );
}

function DeleteRule({ rule: { id, name, modelId }, onClose }: { rule: PromotionRule; onClose: () => void }) {
  const change = useChange(deleteRule, {
    done: `The rule ${visibleText(name)} was deleted.`,
    failed: 'The rule was not deleted.',
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={`Delete the rule ${visibleText(name)}?`}
      action="Delete the rule"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(id)}
    >
      The rule goes with its waivers, and no longer blocks{' '}
      {modelId === null ? 'any model' : <SafeText text={modelId} />}. Decisions stay, each with what the rules said at
      its time.
    </ConfirmDialog>
  );
}
