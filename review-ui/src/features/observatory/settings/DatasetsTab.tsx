import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { WideTable } from '@/components/WideTable';
import { benchmarksQuery, type ListedBenchmark } from '../api/catalogue';
import { DatasetForm } from './DatasetForm';

/** What datasets are: category, metric, description. */
export function DatasetsTab({ admin }: { admin: boolean }) {
  const { data, error, refetch } = useQuery(benchmarksQuery);
  const [open, setOpen] = useState<ListedBenchmark | null>(null);
  return (
    <Panel title="Datasets" note="with a result; the heatmap groups them by category" padded={false}>
      {error !== null && <ErrorState title="The datasets did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading datasets" rows={8} />}
      {data?.length === 0 && (
        <EmptyState title="No dataset yet" command="llm-eval serve --demo">
          A dataset appears with its first score.
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <WideTable label="Datasets">
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col">Category</th>
              <th scope="col">Metric</th>
              <th scope="col">What it measures</th>
              <th scope="col">Suites</th>
              <th scope="col" className="r">
                Models
              </th>
              {admin && (
                <th scope="col" className="r">
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {data.map((item) => (
              <Row key={item.benchmark.dataset} item={item} onEdit={admin ? () => setOpen(item) : null} />
            ))}
          </tbody>
        </WideTable>
      )}
      {open !== null && (
        <DatasetForm
          key={open.benchmark.dataset}
          benchmark={open.benchmark}
          categories={[...new Set((data ?? []).map(({ benchmark }) => benchmark.category))].sort()}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

function Row({ item: { benchmark, models, suites }, onEdit }: { item: ListedBenchmark; onEdit: (() => void) | null }) {
  const { dataset, category, subcategory, primaryMetric, description } = benchmark;
  return (
    <tr>
      <th scope="row">
        <SafeText text={dataset} />
      </th>
      <td>
        <SafeText text={category} />
        {subcategory !== null && (
          <span className="t3">
            {' / '}
            <SafeText text={subcategory} />
          </span>
        )}
      </td>
      <td className="t2">
        <SafeText text={primaryMetric ?? ''} />
      </td>
      <td className="t2 ell" style={{ maxWidth: 280 }}>
        <SafeText text={description ?? ''} />
      </td>
      <td className="t2 ell" style={{ maxWidth: 180 }}>
        <SafeText text={suites.join(', ')} />
      </td>
      <td className="r">{models}</td>
      {onEdit !== null && (
        <td className="r">
          <Button aria-label={`Edit ${dataset}`} onClick={onEdit}>
            Edit
          </Button>
        </td>
      )}
    </tr>
  );
}
