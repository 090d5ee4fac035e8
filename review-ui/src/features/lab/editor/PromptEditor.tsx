import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ErrorState } from '@/components/ErrorState';
import { Keys } from '@/components/Keys';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { addresses, promptAddress } from '../addresses';
import { addPrompt, changePrompt, promptCheckQuery, restorePrompt } from '../api/prompts';
import { LeaveGuard } from '../parts/LeaveGuard';
import { NameTaken } from '../parts/NameTaken';
import { useChange } from '../parts/useChange';
import { useLeaveGuard } from '../parts/useLeaveGuard';
import { AboutFields } from './AboutFields';
import classes from './Editor.module.css';
import { MessagesField } from './MessagesField';
import { contentsOf, promptBlocked, sentMessages, type PromptDraft } from './promptDraft';
import { PromptFindings } from './PromptFindings';
import { RowsField } from './RowsField';

interface PromptEditorProps {
  /** The prompt that is changed; null for a new one. */
  name: string | null;
  /** What it begins with; taken once. */
  start: PromptDraft;
}

/** Four tenths of a second without a letter, and what is written is checked. */
const pause = 400;

/** Writes a prompt: messages, the rows that fill them, and what it is about. Checked while it is written; what was written stays when the server refuses it. */
export function PromptEditor({ name, start }: PromptEditorProps) {
  const navigate = useNavigate();
  const [first] = useState(start);
  const [draft, setDraft] = useState(start);
  const [unread, setUnread] = useState<string | null>(null);
  const put = (changes: Partial<PromptDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const [checked] = useDebouncedValue(draft, pause);
  const sent = sentMessages(checked.messages);
  const check = useQuery({ ...promptCheckQuery(sent, checked.rows), enabled: sent.length > 0 });
  const isFresh = checked === draft && !check.isPlaceholderData;
  // What was wrong with an earlier text stops nobody: the server looks again when it stores.
  const problems = sent.length > 0 && isFresh ? (check.data?.problems ?? []) : [];
  const blocked =
    promptBlocked(draft) ??
    unread ??
    (problems[0] === undefined ? null : `${problems[0].place}: ${problems[0].message}`);
  const isChanged = draft !== first;
  const { leaving, release } = useLeaveGuard(isChanged);
  const show = (prompt: string) => {
    release();
    void navigate(promptAddress(prompt), { replace: true });
  };
  const target = name === null ? draft.name.trim() : name;
  const change = useChange(
    () => (name === null ? addPrompt({ name: target, ...contentsOf(draft) }) : changePrompt(name, contentsOf(draft))),
    { done: 'The prompt is stored.', onDone: (prompt) => show(prompt.name) },
  );
  const maySave = blocked === null && isChanged && !change.isPending;
  useShortcut('lab.save', () => maySave && change.mutate(undefined));
  return (
    <>
      <LeaveGuard leaving={leaving} />
      {change.isError && (
        <ErrorState
          title="It was not stored."
          error={change.error}
          kept="What you wrote is kept; nothing was changed."
        />
      )}
      {name === null && (
        <NameTaken error={change.error} name={target} restore={restorePrompt} onRestored={() => show(target)} />
      )}
      <div className={classes['halves']}>
        <div className={classes['column']}>
          <MessagesField messages={draft.messages} onMessages={(messages) => put({ messages })} onUnread={setUnread} />
          <RowsField rows={draft.rows} variables={check.data?.variables ?? []} onRows={(rows) => put({ rows })} />
        </div>
        <div className={classes['column']}>
          <PromptFindings
            check={sent.length === 0 ? undefined : check.data}
            unread={unread}
            error={check.error}
            isFresh={isFresh}
            rows={draft.rows}
          />
          <AboutFields draft={draft} isNew={name === null} onChange={put} />
        </div>
      </div>
      <div className="row wrap">
        <span className="sp t3 sm" aria-live="polite">
          {isChanged ? (blocked ?? 'not saved') : 'nothing is changed'}
        </span>
        <Button component={Link} to={name === null ? addresses.prompts : promptAddress(name)}>
          Cancel
        </Button>
        <Button
          variant="filled"
          disabled={!maySave}
          loading={change.isPending}
          rightSection={<Keys of="lab.save" />}
          onClick={() => change.mutate(undefined)}
        >
          {name === null ? 'Add the prompt' : 'Save'}
        </Button>
      </div>
    </>
  );
}
