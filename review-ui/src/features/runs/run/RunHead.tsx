import { Button, CopyButton, Menu } from '@mantine/core';
import { Link } from 'react-router';
import { Facts, type Fact } from '@/components/Facts';
import { Amount } from '@/components/Amount';
import { Hash } from '@/components/Hash';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import { TakesFocus } from '@/components/TakesFocus';
import { Tag } from '@/components/Tag';
import { counted } from '@/lib/format/numbers';
import { duration, moment } from '@/lib/format/times';
import type { Run } from '../api/types';
import { RunStatusTag } from '../parts/RunStatusTag';

/** What ran, how it stands, and what it cost. */
export function RunHead({ run: { run, ...detail } }: { run: Run }) {
  const facts: Fact[] = [
    { name: 'Config', value: <Hash value={run.configHash} name="config hash" /> },
    { name: 'Dataset', value: <Hash value={run.datasetHash} name={`hash of dataset ${run.datasetName}`} /> },
    {
      name: 'Commit',
      value: detail.gitCommit === null ? null : <code title={detail.gitCommit}>{detail.gitCommit.slice(0, 7)}</code>,
    },
    { name: 'Cost', value: <Amount sums={run.cost.all} unpriced={run.cost.unpriced} /> },
    { name: 'Duration', value: run.durationMs === null ? null : duration(run.durationMs) },
    { name: 'Samples', value: detail.samplesPerCase, note: 'per case' },
    {
      name: 'Sandbox',
      value: (
        <span title={`${detail.sandbox.description}, Python ${detail.sandbox.pythonVersion}`}>
          {detail.sandbox.backend}
        </span>
      ),
    },
    { name: 'Started', value: moment(run.startedAt), note: 'UTC' },
  ];
  return (
    <>
      <div className="row wrap">
        <h1>
          <SafeText text={run.name} />
        </h1>
        <code className="t3">{run.shortId}</code>
        <RunStatusTag status={run.status} cases={run.cases} />
        {run.cases.notMeasured > 0 && (
          <Tag tone="err" icon="unmeasured">
            {counted(run.cases.notMeasured, 'case')} not measured
          </Tag>
        )}
        {run.leftOut > 0 && <Tag tone="warn">partial: {counted(run.leftOut, 'case')} left out</Tag>}
        <span className="sp" />
        <Button component={Link} to={`/compare?b=${run.id}`}>
          Compare
        </Button>
        <Reports run={run.id} />
        <Commands run={detail} shortId={run.shortId} />
      </div>
      <Facts facts={facts} />
    </>
  );
}

/** What is done on the command line, ready to be copied: this server reads runs and starts none. */
function Commands({ run, shortId }: { run: Pick<Run, 'configPath'>; shortId: string }) {
  const commands = [
    {
      label: 'Do again what was not measured',
      line: `llm-eval run ${run.configPath} --rerun not-measured --from ${shortId}`,
    },
    { label: 'Do again what failed', line: `llm-eval run ${run.configPath} --rerun failed --from ${shortId}` },
    { label: 'Go on', line: `llm-eval run ${run.configPath} --resume ${shortId}` },
    { label: 'Score the same answers again', line: `llm-eval rescore ${shortId}` },
  ];
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <Button rightSection={<Icon name="chevronDown" size={12} />}>Commands</Button>
      </Menu.Target>
      <Menu.Dropdown maw={460}>
        <TakesFocus />
        <Menu.Label>Copies a command for the terminal</Menu.Label>
        {commands.map(({ label, line }) => (
          <CopyButton key={label} value={line}>
            {({ copied, copy }) => (
              <Menu.Item onClick={copy} leftSection={<Icon name={copied ? 'check' : 'copy'} />}>
                {copied ? 'Copied' : label}
                <code className="t3" style={{ display: 'block', overflowWrap: 'anywhere' }}>
                  {line}
                </code>
              </Menu.Item>
            )}
          </CopyButton>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const formats = [
  { format: 'html', label: 'HTML, one file' },
  { format: 'md', label: 'Markdown' },
  { format: 'json', label: 'JSON' },
  { format: 'jsonl', label: 'JSON lines' },
  { format: 'csv', label: 'CSV' },
  { format: 'xml', label: 'JUnit' },
  { format: 'trx', label: 'TRX' },
];

function Reports({ run }: { run: string }) {
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button leftSection={<Icon name="download" />}>Report</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <TakesFocus />
        {formats.map(({ format, label }) => (
          <Menu.Item key={format} component="a" href={`/api/v1/runs/${run}/report/${format}`} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
