import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { SafeText } from '@/components/SafeText';
import classes from './Parts.module.css';

/** A path or id in full as far as there is room, with a button that copies it. */
export function CopyPath({ value, name }: { value: string; name: string }) {
  return (
    <span className={classes['path']}>
      <code className="ell" title={value}>
        <SafeText text={value} />
      </code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : `Copy ${name}`}>
            <ActionIcon size={20} onClick={copy} aria-label={copied ? `${name} copied` : `Copy ${name}`}>
              <Icon name={copied ? 'check' : 'copy'} size={12} />
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
