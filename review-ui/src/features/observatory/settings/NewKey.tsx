import { Button, CopyButton, Modal } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import type { NewWebhook } from '../api/webhooks';
import classes from './Settings.module.css';

/** The key of a new webhook. The server does not show it again, so only the button closes it. */
export function NewKey({ added: { webhook, key }, onClose }: { added: NewWebhook; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="The webhook is added"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <div className="stack">
        <p>
          Messages to <SafeText text={webhook.url} /> are signed with this key. It is shown this once: put it where the
          receiver reads it.
        </p>
        <div className={classes['key']}>
          <code aria-label="Signing key">{key}</code>
          <CopyButton value={key}>
            {({ copied, copy }) => (
              <Button leftSection={<Icon name={copied ? 'check' : 'copy'} />} onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </div>
        <p className="t3 sm">
          Header <code>X-LLM-Eval-Signature: t=…,v1=…</code>; v1 is the HMAC-SHA256 of <code>t.body</code>.
        </p>
        <div className="row">
          <span className="sp" />
          <Button variant="filled" onClick={onClose}>
            I have stored the key
          </Button>
        </div>
      </div>
    </Modal>
  );
}
