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
import { counted } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import { deleteSuite } from '../api/catalogue';
import { filtersQuery } from '../api/queries';
import { rulesQuery } from '../api/rules';
import type { Suite } from '../api/types';
import { useChange } from '../parts/useChange';
import { SuiteForm } from './SuiteForm';

type Open = { readonly what: 'add' } | { readonly what: 'edit' | 'delete'; readonly suite: Suite };

/** Named sets of datasets: added, changed, removed. */
export function SuitesTab({ admin }: { admin: boolean }) {
  const { data, error, refetch } = useQuery(filtersQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Panel
      title="Suites"
      note="named sets of datasets; the heatmap, the leaderboard and rules use them"
      padded={false}
      actions={
        admin && (
          <Button leftSection={<Icon name="plus" />} onClick={() => setOpen({ what: 'add' })}>
            Add a suite
          </Button>
        )
      }
    >
      {error !== null && <ErrorState title="The suites did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading suites" rows={4} />}
      {data?.suites.length === 0 && (
        <EmptyState title="No suite yet">A suite is what a rule asks to be measured in full.</EmptyState>
      )}
      {data !== undefined && data.suites.length > 0 && (
        <WideTable label="Suites">
          <thead>
            <tr>
              <th scope="col">Suite</th>
              <th scope="col">Datasets</th>
              <th scope="col">What it is for</th>
              {admin && (
                <th scope="col" className="r">
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.suites.map((suite) => (
              <tr key={suite.suiteId}>
                <th scope="row">
                  <SafeText text={suite.displayName} />{' '}
                  <code className="t3">
                    <SafeText text={suite.suiteId} />
                  </code>
                </th>
                <td className="ell" style={{ maxWidth: 320 }} title={suite.datasets.map(visibleText).join(', ')}>
                  {counted(suite.datasets.length, 'dataset')}{' '}
                  <span className="t3">
                    <SafeText text={suite.datasets.join(', ')} />
                  </span>
                </td>
                <td className="ell t2" style={{ maxWidth: 320 }}>
                  <SafeText text={suite.description ?? ''} />
                </td>
                {admin && (
                  <td className="r">
                    <Button aria-label={`Edit ${suite.suiteId}`} onClick={() => setOpen({ what: 'edit', suite })}>
                      Edit
                    </Button>{' '}
                    <Button aria-label={`Delete ${suite.suiteId}`} onClick={() => setOpen({ what: 'delete', suite })}>
                      Delete
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {(open?.what === 'add' || open?.what === 'edit') && (
        <SuiteForm
          suite={open.what === 'edit' ? open.suite : null}
          taken={(data?.suites ?? []).map(({ suiteId }) => suiteId)}
          datasets={data?.datasets ?? []}
          onClose={close}
        />
      )}
      {open?.what === 'delete' && <DeleteSuite suite={open.suite} onClose={close} />}
    </Panel>
  );
}

function DeleteSuite({ suite: { suiteId, displayName }, onClose }: { suite: Suite; onClose: () => void }) {
  const { data: rules } = useQuery(rulesQuery);
  const naming = (rules ?? []).filter((rule) => rule.suiteId === suiteId).map(({ name }) => name);
  const change = useChange(deleteSuite, {
    done: `The suite ${visibleText(displayName)} was deleted.`,
    failed: 'The suite was not deleted.',
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      title={`Delete the suite ${visibleText(displayName)}?`}
      action="Delete the suite"
      busy={change.isPending}
      onClose={onClose}
      onConfirm={() => change.mutate(suiteId)}
    >
      The set goes; its datasets and all scores stay.{' '}
      {naming.length > 0 && (
        <>
          {naming.length === 1 ? 'The rule' : 'The rules'} <SafeText text={naming.join(', ')} />{' '}
          {naming.length === 1 ? 'names' : 'name'} it and will block as an unknown suite.
        </>
      )}
    </ConfirmDialog>
  );
}
