import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { CodeText } from '@/components/code/CodeText';
import { ErrorState } from '@/components/ErrorState';
import { Hash } from '@/components/Hash';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { SidePanel } from '@/components/SidePanel';
import { moment } from '@/lib/format/times';
import { historyQuery, preferenceQuery } from '../api/queries';
import type { Preference } from '../api/contract';
import { choiceWords } from '../model/review';

interface PreferencePanelProps {
  run: string;
  id: string;
  params: Parameters<typeof preferenceQuery>[2];
  onClose: () => void;
}

/** A preference walked back: judgments, responses, models, run. */
export function PreferencePanel({ run, id, params, onClose }: PreferencePanelProps) {
  const { data, error, refetch } = useQuery(preferenceQuery(run, id, params));
  return (
    <SidePanel
      title={data === undefined ? 'Preference' : <SafeText text={data.preference.task} />}
      label="Preference"
      onClose={onClose}
    >
      {error !== null && <ErrorState title="The preference did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows />}
      {data !== undefined && <Origins data={data} />}
    </SidePanel>
  );
}

function Origins({ data }: { data: Preference }) {
  const { preference } = data;
  const history = useQuery(historyQuery(preference.pair));
  const judgments = history.data?.judgments.filter((judgment) => data.judgmentIds.includes(judgment.id)) ?? [];
  return (
    <div className="stack">
      {data.rationale !== null && (
        <p>
          <SafeText text={data.rationale} />
        </p>
      )}
      <h3>Judgments</h3>
      {judgments.map((judgment) => (
        <div key={judgment.id} className="sm">
          <b>{judgment.by ?? judgment.source}</b> {judgment.verdict !== null && choiceWords[judgment.verdict]},{' '}
          {moment(judgment.createdAt)} UTC, no. {judgment.sequence} of the chain,{' '}
          <Hash value={judgment.hash} name="the judgment’s hash" />
        </div>
      ))}
      {history.isError && <p className="t3 sm">You may see them once you have judged this pair yourself.</p>}
      <h3>Chosen, {preference.chosenModel}</h3>
      <CodeText
        text={data.chosen.text}
        label="Chosen response"
        language="prose"
        maxHeight="240px"
        lineNumbers={false}
      />
      <h3>Rejected, {preference.rejectedModel}</h3>
      <CodeText
        text={data.rejected.text}
        label="Rejected response"
        language="prose"
        maxHeight="240px"
        lineNumbers={false}
      />
      <h3>Origin</h3>
      <dl style={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 12px', fontSize: 12 }}>
        <dt className="t3">Run</dt>
        <dd>
          <Link to={`/runs/${preference.run}`}>open the run</Link>
        </dd>
        <dt className="t3">Pair</dt>
        <dd>
          <Link to={`/review/items/${preference.pair}`}>open the pair</Link>
        </dd>
        <dt className="t3">Policy</dt>
        <dd>
          <Hash value={data.policyHash} name="the policy’s hash" />
        </dd>
        <dt className="t3">Config</dt>
        <dd>
          <Hash value={data.configHash} name="the config’s hash" />
        </dd>
        <dt className="t3">Dataset</dt>
        <dd>
          <Hash value={data.datasetHash} name="the dataset’s hash" />
        </dd>
      </dl>
    </div>
  );
}
