import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { Tag } from '@/components/Tag';
import { MessageText } from '../parts/MessageText';
import type { ComparedPrompt } from './types';

/** What was asked, in the version of the run. */
export function PromptDialog({ prompt, onClose }: { prompt: ComparedPrompt; onClose: () => void }) {
  const { messages, rows, version, latestVersion } = prompt;
  return (
    <Dialog label="What was asked" size={720} onClose={onClose}>
      <div className="stack">
        <DialogHead title="What was asked" onClose={onClose} />
        <div className="row wrap">
          <Tag>version {version}</Tag>
          {version < latestVersion && <span className="sm t3">The prompt is at version {latestVersion} now.</span>}
        </div>
        {messages.map(({ role, content }, at) => (
          <section key={at}>
            <h3 className="t2">{role}</h3>
            <MessageText content={content} label={`Message ${at + 1}, ${role}`} />
          </section>
        ))}
        {rows.map(({ name, values }) => (
          <section key={name}>
            <h3 className="t2">Row {name}</h3>
            <MessageText
              content={Object.entries(values)
                .map(([variable, value]) => `${variable}: ${value}`)
                .join('\n')}
              label={`Row ${name}`}
            />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
