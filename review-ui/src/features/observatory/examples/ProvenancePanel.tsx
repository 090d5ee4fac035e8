import { Link } from 'react-router';
import { OutputText } from '@/components/code/OutputText';
import { Facts } from '@/components/Facts';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { score } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import type { Provenance } from '../api/types';
import { scoreNote } from '../parts/readings';
import classes from './Examples.module.css';
import { metadataText } from './texts';

/** How a measurement was made: enough to make it again. */
export function ProvenancePanel({ run }: { run: Provenance }) {
  const text = (value: string | null) => (value === null ? null : <SafeText text={value} />);
  const code = (value: string | null) =>
    value === null ? null : (
      <code>
        <SafeText text={value} />
      </code>
    );
  const inference = metadataText(run.inferenceConfig);
  const when = (at: string | null) => (at === null ? null : `${moment(at)} UTC`);
  return (
    <Panel title="Provenance">
      <div className="stack">
        {run.errorMessage !== null && (
          <p className={classes['error']}>
            <SafeText text={run.errorMessage} />
          </p>
        )}
        <Facts
          layout="list"
          facts={[
            ...run.metrics.map(({ name, score: value, isPrimary }) => ({
              name,
              value: `${score(value.value)}${isPrimary ? '' : ' (not primary)'}`,
              note: scoreNote(value),
            })),
            { name: 'Checkpoint', value: code(run.checkpointId) },
            { name: 'Run', value: code(run.runId) },
            {
              name: 'Made by',
              value: run.sourceRun === null ? null : <Link to={`/runs/${run.sourceRun}`}>the run of this tool</Link>,
            },
            { name: 'Data', value: text(run.datasetVersion), note: `${run.datasetSplit} split` },
            { name: 'Samples', value: run.sampleCount },
            { name: 'Seed', value: run.seed },
            { name: 'Grader', value: text(run.graderType), note: text(run.graderVersion) },
            { name: 'Harness', value: code(run.harnessCommit) },
            { name: 'Started', value: when(run.startedAt) },
            { name: 'Completed', value: when(run.completedAt) },
            { name: 'Ingested', value: when(run.ingestedAt) },
          ]}
        />
        {run.promptTemplate !== null && (
          <section>
            <h3>Prompt</h3>
            <OutputText text={run.promptTemplate} label="Prompt template" />
          </section>
        )}
        {inference !== null && (
          <section>
            <h3>Inference</h3>
            <OutputText text={inference} label="Parameters of generation" />
          </section>
        )}
      </div>
    </Panel>
  );
}
