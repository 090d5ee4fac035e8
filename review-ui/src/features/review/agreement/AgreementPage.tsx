import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { LoadingRows } from '@/components/LoadingRows';
import { Panel } from '@/components/Panel';
import { usePage } from '@/lib/page/PageContext';
import { agreementQuery, guidelinesQuery, judgesQuery } from '../api/queries';
import { NoPairs } from '../NoPairs';
import classes from '../parts.module.css';
import { RunPicker } from '../RunPicker';
import { useReviewRun } from '../useReviewRun';
import { BiasPanel } from './BiasPanel';
import { CategoryPanel } from './CategoryPanel';
import { ConfusionPanel } from './ConfusionPanel';
import { MeasuresPanel } from './MeasuresPanel';
import { ReliabilityPanel } from './ReliabilityPanel';

/** How far the judge can be trusted: against people, and people against each other. */
export function AgreementPage() {
  usePage([{ label: 'Review', to: '/review' }, { label: 'Agreement' }]);
  const { run, runs, choose, queue } = useReviewRun();
  const [params] = useSearchParams();
  return (
    <div className="page">
      <Head run={run} runs={runs} onRun={choose} />
      {queue.isPending && <LoadingRows rows={8} />}
      {queue.isError && <ErrorState title="The runs did not load." error={queue.error} onRetry={queue.refetch} />}
      {queue.isSuccess && run === null && (
        <Panel>
          <NoPairs />
        </Panel>
      )}
      {run !== null && <Figures key={params.toString()} run={run} />}
    </div>
  );
}

function Head({
  run,
  runs,
  onRun,
}: {
  run: string | null;
  runs: Parameters<typeof RunPicker>[0]['runs'];
  onRun: (run: string) => void;
}) {
  const [params, setParams] = useSearchParams();
  const judges = useQuery({ ...judgesQuery(run ?? ''), enabled: run !== null });
  const versions = useQuery(guidelinesQuery);
  const judge = judges.data?.find(({ hash }) => hash === params.get('judge')) ?? judges.data?.[0];
  const set = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <div className="row wrap">
      <h1>Judge and human</h1>
      {judge !== undefined && (
        <span className="t3 sm">
          {judge.model}, {judge.mode.replace('_', '-')}, prompt <code>{judge.promptHash.slice(0, 7)}</code>
        </span>
      )}
      <span className="sp" />
      <RunPicker runs={runs} run={run} onChoose={onRun} />
      {judges.data !== undefined && judges.data.length > 1 && (
        <Select
          aria-label="Judge"
          w={220}
          allowDeselect={false}
          value={judge?.hash ?? null}
          data={judges.data.map(({ hash, name, mode }) => ({
            value: hash,
            label: `${name}, ${mode.replace('_', '-')}`,
          }))}
          onChange={(value) => set('judge', value)}
        />
      )}
      {versions.data !== undefined && versions.data.length > 1 && (
        <Select
          aria-label="Guidelines"
          w={150}
          clearable
          placeholder="All guidelines"
          value={params.get('guidelines')}
          data={versions.data.map(({ version }) => ({ value: String(version), label: `Guidelines v${version}` }))}
          onChange={(value) => set('guidelines', value)}
        />
      )}
    </div>
  );
}

function Figures({ run }: { run: string }) {
  const [params] = useSearchParams();
  const guidelines = params.get('guidelines');
  const query = useQuery(
    agreementQuery(run, params.get('judge') ?? undefined, guidelines === null ? undefined : Number(guidelines)),
  );
  if (query.isPending) return <LoadingRows rows={10} />;
  if (query.isError)
    return (
      <ErrorState
        title="The figures did not load."
        error={query.error}
        kept="Your filters are kept."
        onRetry={query.refetch}
      />
    );
  const { data } = query;
  return (
    <>
      <div className={classes['columns']}>
        <MeasuresPanel data={data} />
        {data.judge === null ? (
          <Panel title="Judge bias">
            <p className="t2">No judge has looked at this run.</p>
          </Panel>
        ) : (
          <BiasPanel run={run} judge={data.judge} />
        )}
      </div>
      <div className={classes['three']}>
        <ConfusionPanel data={data} />
        <ReliabilityPanel data={data} />
        <CategoryPanel data={data} />
      </div>
    </>
  );
}
