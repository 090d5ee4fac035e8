import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/components/FormDialog';
import { visibleText } from '@/lib/format/visible';
import { addConfig, changeConfig, connectionsQuery, restoreConfig } from '../api/configs';
import type { Config } from '../api/types';
import { NameTaken } from '../parts/NameTaken';
import { useChange } from '../parts/useChange';
import { configBlocked, configHints, contentsOf, draftOf, emptyConfig, type ConfigDraft } from './configDraft';
import classes from './Configs.module.css';
import { ParameterFields } from './ParameterFields';

interface ConfigFormProps {
  /** The config that is changed; null for a new one. */
  config: Config | null;
  /** The configs that are there, for models to choose from. */
  known: readonly Config[];
  onClose: () => void;
}

/** Adds a config, or writes one anew. What is left empty is not sent to the provider. */
export function ConfigForm({ config, known, onClose }: ConfigFormProps) {
  const { data: connections } = useQuery(connectionsQuery);
  const [written, setDraft] = useState<ConfigDraft | null>(config === null ? null : draftOf(config));
  // Connections may come after the first letters: what was typed stays, and the first one is chosen then.
  const begun = written ?? emptyConfig('');
  const draft = begun.connection === '' ? { ...begun, connection: connections?.[0]?.name ?? '' } : begun;
  const put = (changes: Partial<ConfigDraft>) => setDraft({ ...draft, ...changes });
  const change = useChange(
    () =>
      config === null
        ? addConfig({ name: draft.name.trim(), ...contentsOf(draft) })
        : changeConfig(config.name, contentsOf(draft)),
    { done: 'The config is stored.', onDone: onClose },
  );
  const models = ['gpt-5', 'gpt-5-mini', 'gpt-5-nano', ...known.map(({ model }) => model)];
  return (
    <FormDialog
      title={config === null ? 'New config' : `Edit ${visibleText(config.name)}`}
      action={config === null ? 'Add the config' : 'Store the changes'}
      blocked={configBlocked(draft)}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        required
        data-autofocus={config === null || undefined}
        disabled={config !== null}
        description={config === null ? 'Stands beside the answers; it stays as it is.' : undefined}
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <div className={classes['fields']}>
        <Select
          label="Connection"
          required
          allowDeselect={false}
          value={draft.connection === '' ? null : draft.connection}
          onChange={(value) => put({ connection: value ?? '' })}
          data={[
            ...(connections ?? []).map(({ name, provider }) => ({
              value: name,
              label: name === provider ? name : `${name} (${provider})`,
            })),
            ...(connections !== undefined &&
            draft.connection !== '' &&
            !connections.some(({ name }) => name === draft.connection)
              ? [{ value: draft.connection, label: `${draft.connection} (not on this server)` }]
              : []),
          ]}
        />
        <Autocomplete
          label="Model"
          size="xs"
          required
          data-autofocus={config !== null || undefined}
          openOnFocus={false}
          value={draft.model}
          onChange={(model) => put({ model })}
          data={[...new Set(models)]}
        />
      </div>
      <ParameterFields parameters={draft.parameters} onChange={(parameters) => put({ parameters })} />
      {configHints(draft).map((hint) => (
        <p key={hint} className="warn sm">
          {hint}
        </p>
      ))}
      <Textarea
        label="Description"
        size="xs"
        autosize
        minRows={1}
        value={draft.description}
        onChange={(event) => put({ description: event.currentTarget.value })}
      />
      {config === null && (
        <NameTaken error={change.error} name={draft.name.trim()} restore={restoreConfig} onRestored={onClose} />
      )}
    </FormDialog>
  );
}
