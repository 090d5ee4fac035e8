import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { saveSuite } from '../api/catalogue';
import type { Suite } from '../api/types';
import { useChange } from '../parts/useChange';
import { suiteBlocked, suiteIdOf } from './suiteDraft';

interface SuiteFormProps {
  /** The suite that is changed; null for a new one. */
  suite: Suite | null;
  /** Ids that are taken. */
  taken: readonly string[];
  datasets: readonly string[];
  onClose: () => void;
}

/** Adds a suite, or changes its name, datasets and description. */
export function SuiteForm({ suite, taken, datasets, onClose }: SuiteFormProps) {
  const [name, setName] = useState(suite?.displayName ?? '');
  const [ownId, setOwnId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string[]>([...(suite?.datasets ?? [])]);
  const [description, setDescription] = useState(suite?.description ?? '');
  const id = suite?.suiteId ?? ownId ?? suiteIdOf(name);
  const change = useChange(
    () =>
      saveSuite(id, {
        displayName: name.trim(),
        description: description.trim() === '' ? null : description.trim(),
        datasets: chosen,
      }),
    { done: 'The suite is stored.', onDone: onClose },
  );
  return (
    <FormDialog
      title={suite === null ? 'Add a suite' : 'Change the suite'}
      action={suite === null ? 'Add the suite' : 'Store the changes'}
      blocked={suiteBlocked({ id, name, datasets: chosen, taken: suite === null ? taken : [] })}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Id"
        required
        description={suite === null ? 'In addresses and rules; it stays as it is.' : undefined}
        disabled={suite !== null}
        value={id}
        onChange={(event) => setOwnId(event.currentTarget.value)}
      />
      <TagsInput
        label="Datasets"
        description="In the order in which they are shown; one without a result yet can be typed."
        size="xs"
        required
        clearable
        value={chosen}
        onChange={setChosen}
        data={[...datasets]}
      />
      <Textarea
        label="What it is for"
        size="xs"
        autosize
        minRows={2}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
