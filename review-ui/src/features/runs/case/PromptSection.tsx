import { CodeText } from '@/components/code/CodeText';
import { counted } from '@/lib/format/numbers';
import type { Case } from '../api/types';
import { Section } from './Section';

/** What the model was sent, message by message. */
export function PromptSection({ data }: { data: Case }) {
  return (
    <Section title="Prompt" note={`variant ${data.prompt}, ${counted(data.messages.length, 'message')}`}>
      <div className="stack">
        {data.messages.map((message, index) => (
          <div key={index}>
            <div className="t3 xs">{message.role}</div>
            <CodeText
              text={message.content}
              label={`Prompt, ${message.role} message`}
              language="prose"
              lineNumbers={false}
              maxHeight="260px"
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
