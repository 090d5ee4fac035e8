import { Button, Menu, Select } from '@mantine/core';
import { Link } from 'react-router';
import { Facts } from '@/components/Facts';
import { Icon } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { SafeText } from '@/components/SafeText';
import { TakesFocus } from '@/components/TakesFocus';
import { Tag } from '@/components/Tag';
import { moment } from '@/lib/format/times';
import { compareAddress, editPromptAddress, exportAddress } from '../addresses';
import { restorePrompt } from '../api/prompts';
import type { Prompt } from '../api/types';
import { PromptStatusTag } from '../parts/PromptStatusTag';
import { Usd } from '../parts/Usd';
import { useChange } from '../parts/useChange';

interface PromptHeadProps {
  prompt: Prompt;
  admin: boolean;
  onVersion: (version: number) => void;
  onOpen: (what: 'run' | 'session' | 'delete') => void;
}

/** What a prompt is, how far it has come, and what can be done with it. */
export function PromptHead({ prompt, admin, onVersion, onOpen }: PromptHeadProps) {
  const { name, version, versions, description, category, tags, isActive, metadata, listed } = prompt;
  const nothing = (word: string) => <span className="t3">{word}</span>;
  const newest = versions[0]?.version ?? version;
  return (
    <>
      <div className="row wrap">
        <h1>
          <SafeText text={name} />
        </h1>
        {versions.length > 1 ? (
          <Select
            aria-label="Version"
            w={150}
            allowDeselect={false}
            value={String(version)}
            onChange={(value) => value !== null && onVersion(Number(value))}
            data={versions.map((one) => ({
              value: String(one.version),
              label: `v${one.version}, ${moment(one.createdAt)}`,
            }))}
          />
        ) : (
          <span className="t3">v{version}</span>
        )}
        {version !== newest && <Tag tone="warn">not the latest</Tag>}
        <PromptStatusTag prompt={listed} />
        <span className="sp" />
        {listed.experiments > 0 && (
          <Button component={Link} to={compareAddress(name)}>
            Compare and rank
          </Button>
        )}
        {admin && isActive && (
          <>
            <Button component={Link} to={editPromptAddress(name)} rightSection={<Keys of="lab.edit" />}>
              Edit
            </Button>
            <Button onClick={() => onOpen('session')}>Run a session</Button>
            <Button variant="filled" rightSection={<Keys of="lab.run" />} onClick={() => onOpen('run')}>
              Run
            </Button>
          </>
        )}
        {admin && !isActive && <Restore name={name} />}
        <More
          name={name}
          hasAnswers={listed.experiments > 0}
          onDelete={admin && isActive ? () => onOpen('delete') : null}
        />
      </div>
      {(category !== null || description !== null || tags.length > 0) && (
        <div className="row wrap">
          {category !== null && (
            <Tag>
              <SafeText text={category} />
            </Tag>
          )}
          {description !== null && (
            <span className="t2">
              <SafeText text={description} />
            </span>
          )}
          {tags.length > 0 && (
            <span className="t3 sm">
              <SafeText text={tags.join(', ')} />
            </span>
          )}
        </div>
      )}
      <Facts
        facts={[
          {
            name: 'Recommended',
            value:
              listed.recommendedConfig === null ? nothing('none yet') : <SafeText text={listed.recommendedConfig} />,
          },
          {
            name: 'Cost',
            value:
              listed.experiments === 0 ? (
                nothing('none')
              ) : (
                <Usd amount={listed.totalCostUsd} unpriced={listed.unpriced} />
              ),
            note: 'of all runs',
          },
          {
            name: 'Last run',
            value: listed.lastRunAt === null ? nothing('never') : moment(listed.lastRunAt),
            ...(listed.lastRunAt === null ? {} : { note: 'UTC' }),
          },
          ...Object.entries(metadata).map(([key, value]) => ({ name: key, value: <SafeText text={value} /> })),
        ]}
      />
    </>
  );
}

function Restore({ name }: { name: string }) {
  const change = useChange(restorePrompt, { done: 'The prompt is back.', failed: 'The prompt was not restored.' });
  return (
    <Button
      variant="filled"
      leftSection={<Icon name="undo" />}
      loading={change.isPending}
      onClick={() => change.mutate(name)}
    >
      Restore
    </Button>
  );
}

function More({ name, hasAnswers, onDelete }: { name: string; hasAnswers: boolean; onDelete: (() => void) | null }) {
  if (!hasAnswers && onDelete === null) return null;
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button aria-label="More" rightSection={<Icon name="chevronDown" size={12} />}>
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <TakesFocus />
        {hasAnswers && (
          <Menu.Item component="a" href={exportAddress(name)} download leftSection={<Icon name="download" />}>
            Answers, scores and rankings as CSV
          </Menu.Item>
        )}
        {onDelete !== null && (
          <Menu.Item leftSection={<Icon name="x" />} onClick={onDelete}>
            Delete the prompt
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
