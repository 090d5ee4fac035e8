import { ActionIcon } from '@mantine/core';
import { Icon } from './Icon';

/** The title of what floats over a page, with the button that closes it. */
export function DialogHead({ title, onClose }: { title: string; onClose: () => void }) {
  return (
    <div className="row">
      <h2>{title}</h2>
      <span className="sp" />
      <ActionIcon onClick={onClose} aria-label="Close">
        <Icon name="x" />
      </ActionIcon>
    </div>
  );
}
