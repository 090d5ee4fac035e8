import { ActionIcon, CopyButton } from '@mantine/core';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { Icon } from '@/components/Icon';
import { Panel } from '@/components/Panel';
import { SafeText } from '@/components/SafeText';
import { webAddress } from '../addresses';
import type { AttemptDetail } from '../api/types';
import classes from './Attempt.module.css';

/** Where the round was published, and what was left out of the answer. */
export function SubmissionPanel({ detail: { submission, notes } }: { detail: AttemptDetail }) {
  return (
    <Panel title="Submission" note={submission === null ? undefined : 'a local host answers only while it runs'}>
      {submission === null ? (
        <p className="t2">Nothing was published in this round.</p>
      ) : (
        <Facts
          layout="list"
          facts={[
            { name: 'Repository', value: <Address name="repository address" text={submission.repoUrl} /> },
            { name: 'Commit', value: <Hash value={submission.commitSha} name="commit" /> },
            { name: 'Page', value: <Address name="page address" text={submission.pagesUrl} /> },
          ]}
        />
      )}
      {notes.length > 0 && (
        <>
          <h3 className={classes['notes']}>Left out of the answer</h3>
          <ul>
            {notes.map((note, index) => (
              <li key={index}>
                <SafeText text={note} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** An address as text, to be copied; it can be opened only when it is one of the web. */
function Address({ text, name }: { text: string; name: string }) {
  const href = webAddress(text);
  return (
    <span className={classes['address']}>
      {href === null ? (
        <code>
          <SafeText text={text} />
        </code>
      ) : (
        <a href={href} target="_blank" rel="noreferrer">
          <code>
            <SafeText text={text} />
          </code>
        </a>
      )}
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActionIcon size={20} onClick={copy} aria-label={copied ? `${name} copied` : `Copy ${name}`}>
            <Icon name={copied ? 'check' : 'copy'} size={12} />
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
