import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { messageOf } from '@/lib/api/ApiError';
import { Icon } from './Icon';

const close = { 'aria-label': 'Close' };

/** Says that something was done, with a way back where the data allows. */
export function notifyDone(message: string, undo?: () => unknown): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    autoClose: undo === undefined ? 4_000 : 10_000,
    withBorder: true,
    closeButtonProps: close,
    icon: <Icon name="check" />,
    color: 'gray',
    message: (
      <span className="row">
        <span className="sp">{message}</span>
        {undo !== undefined && (
          <Button
            leftSection={<Icon name="undo" />}
            onClick={() => {
              notifications.hide(id);
              void undo();
            }}
          >
            Undo
          </Button>
        )}
      </span>
    ),
  });
}

/** Says that something failed and what was kept; it stays until it is closed. */
export function notifyError(title: string, error: unknown, kept = ''): void {
  notifications.show({
    autoClose: false,
    withBorder: true,
    closeButtonProps: close,
    icon: <Icon name="unmeasured" />,
    color: 'gray',
    title,
    message: `${messageOf(error)} ${kept}`.trim(),
  });
}
