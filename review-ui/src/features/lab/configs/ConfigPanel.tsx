import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ErrorState';
import { Facts } from '@/components/Facts';
import { Icon } from '@/components/Icon';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { SidePanel } from '@/components/SidePanel';
import { Tag } from '@/components/Tag';
import { count, counted } from '@/lib/format/numbers';
import { moment } from '@/lib/format/times';
import { configQuery, restoreConfig } from '../api/configs';
import type { ConfigStatistics, ConfigVersion } from '../api/types';
import { dollars, seconds, tenths } from '../parts/estimates';
import { EstimateValue } from '../parts/EstimateValue';
import { parameterText } from '../parts/parameters';
import { useChange } from '../parts/useChange';
import { configJson } from './configJson';
import classes from './Configs.module.css';

interface ConfigPanelProps {
  name: string;
  admin: boolean;
  onOpen: (what: 'edit' | 'clone' | 'delete') => void;
  onClose: () => void;
}

/** A config in full: its parameters, and what each of its versions did. */
export function ConfigPanel({ name, admin, onOpen, onClose }: ConfigPanelProps) {
  const { data, error, refetch } = useQuery(configQuery(name));
  const restore = useChange(restoreConfig, { done: 'The config is back.', failed: 'The config was not restored.' });
  const config = data?.config;
  return (
    <SidePanel
      label="Config"
      onClose={onClose}
      title={<SafeText text={name} />}
      actions={config?.isActive === false && <Tag icon="dash">deleted</Tag>}
    >
      {error !== null && <ErrorState title="The config did not load." error={error} onRetry={refetch} />}
      {data === undefined && error === null && <LoadingRows label="Loading the config" />}
      {config !== undefined && (
        <div className={classes['panel']}>
          <div className="row wrap">
            {admin && config.isActive && (
              <>
                <Button onClick={() => onOpen('edit')}>Edit</Button>
                <Button onClick={() => onOpen('clone')}>Clone</Button>
              </>
            )}
            {admin && !config.isActive && (
              <Button variant="filled" loading={restore.isPending} onClick={() => restore.mutate(name)}>
                Restore
              </Button>
            )}
            <Copy text={configJson(config)} label="Copy JSON" />
            <Copy text={configJson(config, { aliases: true })} label="Copy with smart and fast" />
            {admin && config.isActive && <Button onClick={() => onOpen('delete')}>Delete</Button>}
          </div>
          {config.description !== null && (
            <p>
              <SafeText text={config.description} />
            </p>
          )}
          <section aria-label="Versions">
            <h2 className="sm">Versions, newest first</h2>
            <p className="t3 sm">An edit makes a version with figures of its own; older answers keep theirs.</p>
            <ol className={classes['versions']}>
              {(data?.versions ?? []).map((version) => (
                <Version key={version.version} version={version} />
              ))}
            </ol>
          </section>
        </div>
      )}
    </SidePanel>
  );
}

function Version({ version }: { version: ConfigVersion }) {
  return (
    <li>
      <b>v{version.version}</b> <span className="t3 sm">since {moment(version.createdAt)} UTC</span>
      <div className="t2 sm">
        <SafeText
          text={[version.model, `by ${version.connection}`, parameterText(version.parameters)]
            .filter((text) => text !== '')
            .join(', ')}
        />
      </div>
      <Figures statistics={version.statistics} />
    </li>
  );
}

function Figures({ statistics }: { statistics: ConfigStatistics }) {
  const { n, success, aiScore, aiCount, humanRank, rankings, unpriced, unacceptable } = statistics;
  if (n === 0) return <p className="t3 sm">No answer yet.</p>;
  return (
    <Facts
      layout="list"
      facts={[
        { name: 'Answers', value: `${count(success)} of ${count(n)}` },
        {
          name: 'AI score',
          value: <EstimateValue estimate={aiScore} writing={tenths} />,
          note: aiCount === 0 ? undefined : `from ${counted(aiCount, 'score')}`,
        },
        {
          name: 'Human rank',
          value: <EstimateValue estimate={humanRank} writing={tenths} />,
          note: rankings === 0 ? undefined : `from ${counted(rankings, 'ranking')}`,
        },
        { name: 'Time', value: <EstimateValue estimate={statistics.seconds} writing={seconds} /> },
        {
          name: 'Cost',
          value: <EstimateValue estimate={statistics.costUsd} writing={dollars} />,
          note: unpriced === 0 ? undefined : `${count(unpriced)} unpriced`,
        },
        { name: 'Unacceptable', value: count(unacceptable) },
      ]}
    />
  );
}

function Copy({ text, label }: { text: string; label: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button leftSection={<Icon name={copied ? 'check' : 'copy'} />} onClick={copy}>
          {copied ? 'Copied' : label}
        </Button>
      )}
    </CopyButton>
  );
}
