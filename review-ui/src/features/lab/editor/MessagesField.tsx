import { ActionIcon, Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '@/components/Icon';
import { Panel } from '@/components/Panel';
import type { Message } from '../api/types';
import classes from './Editor.module.css';
import { draftMessage, messagesJson, readMessages, roles, shifted, type DraftMessage } from './promptDraft';

interface MessagesFieldProps {
  messages: readonly DraftMessage[];
  onMessages: (messages: readonly DraftMessage[]) => void;
  /** Told why the messages cannot be read as they are written; null when they can. */
  onUnread: (problem: string | null) => void;
}

/** The messages of a prompt: each in a field of its own, or all of them as JSON in OpenAI's form. */
export function MessagesField({ messages, onMessages, onUnread }: MessagesFieldProps) {
  const [json, setJson] = useState<string | null>(null);
  const put = (at: number, changes: Partial<Message>) =>
    onMessages(messages.map((message, index) => (index === at ? { ...message, ...changes } : message)));
  function write(text: string) {
    setJson(text);
    const read = readMessages(text);
    onUnread('problem' in read ? read.problem : null);
    if ('messages' in read) onMessages(read.messages);
  }
  const problem = json === null ? null : readMessages(json);
  return (
    <Panel
      title="Messages"
      note="{name} is a variable, {{name}} the text itself"
      actions={
        <SegmentedControl
          aria-label="How messages are written"
          value={json === null ? 'fields' : 'json'}
          onChange={(value) => {
            // What cannot be read is not thrown away by a look at the fields: they show what was readable last.
            onUnread(null);
            setJson(value === 'json' ? messagesJson(messages) : null);
          }}
          data={[
            { value: 'fields', label: 'Fields' },
            { value: 'json', label: 'JSON' },
          ]}
        />
      }
    >
      {json !== null && (
        <Textarea
          aria-label="Messages as JSON"
          size="xs"
          autosize
          minRows={12}
          maxRows={28}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
          value={json}
          error={problem !== null && 'problem' in problem ? problem.problem : undefined}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
      {json === null && (
        <div className="stack">
          <ol className={classes['messages']}>
            {messages.map(({ key, role, content }, index) => (
              <li key={key}>
                <div className="row">
                  <Select
                    aria-label={`Role of message ${index + 1}`}
                    w={112}
                    allowDeselect={false}
                    value={role}
                    onChange={(value) => value !== null && put(index, { role: value })}
                    data={[...roles]}
                  />
                  <span className="sp" />
                  <ActionIcon
                    aria-label={`Move message ${index + 1} up`}
                    disabled={index === 0}
                    onClick={() => onMessages(shifted(messages, index, -1))}
                  >
                    <Icon name="up" />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Move message ${index + 1} down`}
                    disabled={index === messages.length - 1}
                    onClick={() => onMessages(shifted(messages, index, 1))}
                  >
                    <Icon name="down" />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Leave out message ${index + 1}`}
                    disabled={messages.length === 1}
                    onClick={() => onMessages(messages.filter((_, other) => other !== index))}
                  >
                    <Icon name="x" />
                  </ActionIcon>
                </div>
                <Textarea
                  aria-label={`Message ${index + 1}`}
                  size="xs"
                  autosize
                  minRows={3}
                  maxRows={20}
                  placeholder={role === 'system' ? 'Left empty, none is sent.' : 'Summarize {article} in one sentence.'}
                  value={content}
                  onChange={(event) => put(index, { content: event.currentTarget.value })}
                />
              </li>
            ))}
          </ol>
          <div>
            <Button
              leftSection={<Icon name="plus" />}
              onClick={() =>
                onMessages([...messages, draftMessage(messages.at(-1)?.role === 'user' ? 'assistant' : 'user', '')])
              }
            >
              Add a message
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}
