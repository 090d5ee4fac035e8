import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { visibleText } from '@/lib/format/visible';
import { cloneConfig } from '../api/configs';
import { useChange } from '../parts/useChange';
import { nameBlocked } from './configDraft';

interface CloneConfigProps {
  name: string;
  onClose: () => void;
  /** Told the name of the new one. */
  onDone: (name: string) => void;
}

/** Adds a config that is like another one, under a name of its own. */
export function CloneConfig({ name, onClose, onDone }: CloneConfigProps) {
  const [newName, setNewName] = useState(`${name}-copy`);
  const change = useChange(() => cloneConfig(name, newName.trim()), {
    done: 'The config is cloned.',
    onDone: (config) => {
      onDone(config.name);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Clone ${visibleText(name)}`}
      action="Clone the config"
      blocked={nameBlocked(newName)}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label="Name of the new config"
        required
        data-autofocus
        value={newName}
        onChange={(event) => setNewName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
