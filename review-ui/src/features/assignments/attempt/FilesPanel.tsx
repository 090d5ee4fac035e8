import { UnstyledButton } from '@mantine/core';
import { CodeDiff } from '@/components/code/CodeDiff';
import { CodeText } from '@/components/code/CodeText';
import { EmptyState } from '@/components/EmptyState';
import { Icon, type IconName } from '@/components/Icon';
import { Keys } from '@/components/Keys';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { withoutLastBreak } from '@/lib/format/text';
import { visibleText } from '@/lib/format/visible';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import type { AttemptRound } from '../api/types';
import classes from './Attempt.module.css';
import { filesOf, filesText, type FileState, type RoundFile } from './files';

const icons: Record<FileState, IconName> = { changed: 'review', added: 'plus', unchanged: 'dash', kept: 'dash' };

interface FilesPanelProps {
  rounds: readonly AttemptRound[];
  round: number;
  /** The path of the file that is shown. */
  chosen: string | null;
  onChoose: (path: string) => void;
}

/** The files of a round against those of the rounds before. */
export function FilesPanel({ rounds, round, chosen, onChoose }: FilesPanelProps) {
  const files = filesOf(rounds, round);
  const answered = rounds.find(({ attempt }) => attempt.round === round)?.files != null;
  const at = Math.max(
    files.findIndex(({ path }) => path === chosen),
    0,
  );
  const file = files[at];
  const go = (step: number) => {
    const next = files[Math.min(Math.max(at + step, 0), files.length - 1)];
    if (next !== undefined) onChoose(next.path);
  };
  useShortcut('attempt.nextFile', () => go(1));
  useShortcut('attempt.previousFile', () => go(-1));
  return (
    <Panel
      title={round > 1 ? `Round ${round - 1} to round ${round}` : 'Files'}
      note={filesText(files)}
      padded={false}
      actions={
        files.length > 1 && (
          <>
            <Keys of="attempt.previousFile" />
            <Keys of="attempt.nextFile" />
          </>
        )
      }
    >
      {!answered && (
        <p className={`${classes['none'] ?? ''} t2`}>
          No file of this round: its answer held none that could be read.
          {files.length > 0 && ' Below are those of the rounds before, which stay as they were.'}
        </p>
      )}
      {answered && files.length === 0 && <EmptyState title="The answer names no file" />}
      {file !== undefined && (
        <div className={classes['files']}>
          <ul aria-label="Files">
            {files.map(({ path, state }) => (
              <li key={path}>
                <UnstyledButton
                  className={classes['file'] ?? ''}
                  aria-pressed={path === file.path}
                  onClick={() => onChoose(path)}
                >
                  <code>
                    <SafeText text={path} />
                  </code>
                  <span data-state={state}>
                    <Icon name={icons[state]} size={12} /> {state}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <FileView key={file.path} file={file} round={round} />
        </div>
      )}
    </Panel>
  );
}

function FileView({ file: { path, before, now, state }, round }: { file: RoundFile; round: number }) {
  const label = visibleText(path);
  return (
    <div className={classes['text']}>
      {state === 'changed' && before !== null ? (
        <CodeDiff
          a={withoutLastBreak(before)}
          b={withoutLastBreak(now)}
          labelA={`${label} before round ${round}`}
          labelB={`${label} in round ${round}`}
          language="plain"
        />
      ) : (
        <CodeText text={withoutLastBreak(now)} label={label} language="plain" />
      )}
    </div>
  );
}
