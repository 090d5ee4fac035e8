import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { usePagedRows } from '@/components/table/usePagedRows';
import { count } from '@/lib/format/numbers';
import { visibleText } from '@/lib/format/visible';
import { usePage } from '@/lib/page/PageContext';
import { useFilters } from '@/lib/url/useFilters';
import { addresses } from '../addresses';
import { exampleFilterNames, examplesQuery } from '../api/examples';
import { measurementQuery } from '../api/queries';
import { ModelName } from '../parts/ModelName';
import { StateTag } from '../parts/StateTag';
import { ExampleFilterBar } from './ExampleFilterBar';
import { ExampleFigures } from './ExampleFigures';
import { ExampleList } from './ExampleList';
import classes from './Examples.module.css';
import { ProvenancePanel } from './ProvenancePanel';
import { SlicesPanel } from './SlicesPanel';

/** The examples of a measurement: how it was made, what was right and wrong, and where failures gather. */
export function ExamplesPage() {
  const { run = '' } = useParams();
  const measured = useQuery(measurementQuery(run));
  const { filters, set, clear, isFiltered } = useFilters(exampleFilterNames);
  const query = useInfiniteQuery({ ...examplesQuery(run, filters), enabled: measured.isSuccess });
  const { rows, onEnd, isLoadingMore } = usePagedRows(query);
  const counts = query.data?.pages[0]?.counts;
  const { data } = measured;
  const title =
    data === undefined ? 'Examples' : `${visibleText(data.model.displayName)} on ${visibleText(data.dataset)}`;
  usePage([
    { label: 'Observatory', to: '/observatory' },
    { label: 'Examples', to: addresses.examples },
    { label: title },
  ]);
  if (measured.isPending) return <LoadingRows label="Loading the measurement" rows={12} />;
  if (data === undefined) {
    return (
      <div className="page">
        <h1>Examples</h1>
        <ErrorState title="The measurement did not load." error={measured.error} onRetry={measured.refetch} />
      </div>
    );
  }
  return (
    <div className="page">
      <div className="row wrap">
        <h1>
          <ModelName model={data.model} />
        </h1>
        <span className="t2">
          {data.step !== null && `step ${count(data.step)} `}on{' '}
          <b>
            <SafeText text={data.dataset} />
          </b>
        </span>
        <StateTag state={data.status} />
      </div>
      {counts !== undefined && <ExampleFigures counts={counts} isFiltered={isFiltered} />}
      <ExampleFilterBar
        run={run}
        filters={filters}
        set={set}
        clear={clear}
        isFiltered={isFiltered}
        tags={rows.flatMap(({ errorTag }) => (errorTag === null ? [] : [errorTag]))}
      />
      <div className={classes['columns']}>
        <Panel
          title="Examples"
          note={counts === undefined ? undefined : `${count(counts.total)} by place in the dataset`}
          padded={false}
        >
          {query.isPending && <LoadingRows label="Loading examples" rows={10} />}
          {query.isError && (
            <ErrorState
              title="The examples did not load."
              error={query.error}
              kept="Your filters are kept."
              onRetry={query.refetch}
            />
          )}
          {query.isSuccess && rows.length === 0 && <NoExamples isFiltered={isFiltered} has={data.hasExamples} />}
          {rows.length > 0 && (
            <ExampleList
              rows={rows}
              total={counts?.total ?? rows.length}
              onEnd={onEnd}
              isLoadingMore={isLoadingMore}
              isOld={query.isPlaceholderData}
            />
          )}
        </Panel>
        <div className={classes['side']}>
          <SlicesPanel run={run} filters={filters} set={set} />
          <ProvenancePanel run={data} />
        </div>
      </div>
    </div>
  );
}

function NoExamples({ isFiltered, has }: { isFiltered: boolean; has: boolean }) {
  if (isFiltered && has) return <EmptyState title="No example matches">Take a filter away to see more.</EmptyState>;
  return (
    <EmptyState
      title="No examples were sent"
      command="llm-eval run FILE --dashboard-logging --dashboard-logging-examples"
    >
      The score is here; its examples come with the run that made it:
    </EmptyState>
  );
}
