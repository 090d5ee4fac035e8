import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Icon } from './Icon';

/** The first digits of a hash, with a button that copies all of it. */
export function Hash({ value, name }: { value: string; name: string }) {
  return (
    <span className="row nw" style={{ gap: 2, display: 'inline-flex' }}>
      <code title={value}>{value.slice(0, 8)}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : `Copy ${name}`}>
            <ActionIcon size={18} onClick={copy} aria-label={copied ? `${name} copied` : `Copy ${name}`}>
              <Icon name={copied ? 'check' : 'copy'} size={12} />
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
