import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '@/components/Icon';
import { useAdmin } from '@/lib/session/useAdmin';
import { pinModel } from '../api/catalogue';
import type { TrackedModel } from '../api/types';
import { useChange } from '../parts/useChange';
import { DeleteMeasured } from './DeleteMeasured';

/** What an admin may do with a model as a whole: pin it, delete it. */
export function ModelActions({ model: { modelId, isPinned } }: { model: TrackedModel }) {
  const navigate = useNavigate();
  const [deletes, setDeletes] = useState(false);
  const pin = useChange(pinModel, {
    done: null,
    failed: isPinned ? 'The model stayed pinned.' : 'The model was not pinned.',
  });
  if (!useAdmin()) return null;
  return (
    <>
      <Button
        aria-pressed={isPinned}
        loading={pin.isPending}
        leftSection={<Icon name="pin" />}
        onClick={() => pin.mutate({ model: modelId, isPinned: !isPinned })}
      >
        {isPinned ? 'Unpin' : 'Pin'}
      </Button>
      <Button leftSection={<Icon name="x" />} onClick={() => setDeletes(true)}>
        Delete
      </Button>
      {deletes && (
        <DeleteMeasured
          what={{ kind: 'model', id: modelId }}
          onClose={() => setDeletes(false)}
          onGone={() => void navigate('/observatory/models', { replace: true })}
        />
      )}
    </>
  );
}
