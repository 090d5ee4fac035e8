import { Panel } from '@/components/Panel';
import { counted } from '@/lib/format/numbers';
import type { Prompt } from '../api/types';
import { MessageText } from '../parts/MessageText';
import classes from './Prompt.module.css';

/** What is sent, message by message. */
export function MessagesPanel({ prompt: { messages, variables, rows } }: { prompt: Prompt }) {
  const filled = rows.length === 0 ? 'nothing fills them yet' : `filled by ${counted(rows.length, 'row')}`;
  return (
    <Panel
      title="Messages"
      note={variables.length === 0 ? undefined : `${counted(variables.length, 'variable')}, ${filled}`}
    >
      <ol className={classes['messages']}>
        {messages.map(({ role, content }, index) => (
          <li key={index}>
            <h3 className="t2">{role}</h3>
            <MessageText content={content} label={`Message ${index + 1}, ${role}`} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
