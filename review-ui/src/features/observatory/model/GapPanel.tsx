import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { allModelsQuery, gapsQuery } from '../api/queries';
import type { GapTable, ObservedModel } from '../api/types';
import { GapRows } from './GapRows';
import type { Reference } from './useReference';

/** The latest checkpoint against a reference, dataset by dataset, each gap with what it means in a word. */
export function GapPanel({ detail: { model }, reference }: { detail: ObservedModel; reference: Reference }) {
  const { data, error, refetch, isPlaceholderData } = useQuery(gapsQuery(model.modelId, reference.against));
  return (
    <Panel
      title="Gaps"
      note={data === undefined ? undefined : ruleText(data)}
      padded={false}
      actions={<ReferencePick model={model.modelId} reference={reference} />}
    >
      {error !== null && <ErrorState title="The gaps did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading gaps" rows={8} />}
      {data?.reason != null && (
        <p className="t2 sm" style={{ padding: '12px 14px' }}>
          {data.reason}
        </p>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <div aria-busy={isPlaceholderData}>
          <GapRows table={data} against={data.referenceModel?.displayName ?? 'Best baseline'} />
        </div>
      )}
    </Panel>
  );
}

function ReferencePick({ model, reference }: { model: string; reference: Reference }) {
  const { data } = useQuery(allModelsQuery);
  const { against, sizeMatched, choose } = reference;
  const others = (data?.items ?? []).filter((item) => item.model.modelId !== model);
  return (
    <Select
      aria-label="Hold against"
      w={220}
      searchable
      allowDeselect={false}
      value={against.against === 'model' ? `model ${against.reference ?? ''}` : against.against}
      onChange={(value) => {
        if (value === 'best_baseline' || value === 'size_matched') choose(value);
        else if (value !== null) choose('model', value.slice('model '.length));
      }}
      data={[
        { value: 'best_baseline', label: 'Best baseline' },
        {
          value: 'size_matched',
          label: sizeMatched === null ? 'Baseline of its size (none)' : `Of its size: ${sizeMatched.displayName}`,
          disabled: sizeMatched === null,
        },
        {
          group: 'Models',
          items: others.map((item) => ({ value: `model ${item.model.modelId}`, label: item.model.displayName })),
        },
      ]}
    />
  );
}

/** How the table is read: rows, test level, adjustment, and the smallest difference that matters. */
export function ruleText({ rule }: Pick<GapTable, 'rule'>): string {
  const { minimumEffect, level, adjustment, comparisons } = rule;
  const alpha = Number((1 - level).toFixed(3));
  return `+ is ahead; ${adjustment} over ${comparisons} rows at ${alpha}; below ${minimumEffect} a difference is small`;
}
