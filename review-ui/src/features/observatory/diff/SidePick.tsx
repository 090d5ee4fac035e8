import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { allModelsQuery, modelQuery } from '../api/queries';
import { checkpointOptions } from '../model/checkpointOptions';
import classes from './Diff.module.css';

interface SidePickProps {
  letter: 'A' | 'B';
  model: string | null;
  checkpoint: string | null;
  onModel: (model: string | null) => void;
  onCheckpoint: (checkpoint: string | null) => void;
}

/** A side of the diff: its model, then one of that model's checkpoints. */
export function SidePick({ letter, model, checkpoint, onModel, onCheckpoint }: SidePickProps) {
  const models = useQuery(allModelsQuery);
  const detail = useQuery({ ...modelQuery(model ?? ''), enabled: model !== null });
  const options = checkpointOptions(detail.data?.checkpoints ?? []);
  return (
    <section className={classes['side']} aria-label={letter}>
      <span className={classes['letter']}>{letter}</span>
      <Select
        aria-label={`Model of ${letter}`}
        placeholder="Model"
        searchable
        allowDeselect={false}
        value={model}
        onChange={onModel}
        data={(models.data?.items ?? []).map((item) => ({
          value: item.model.modelId,
          label: item.model.displayName,
        }))}
      />
      <Select
        aria-label={`Checkpoint of ${letter}`}
        placeholder={model === null ? 'Choose a model first' : 'Checkpoint'}
        searchable={options.length > 10}
        allowDeselect={false}
        disabled={model === null}
        value={checkpoint}
        onChange={onCheckpoint}
        data={options}
      />
    </section>
  );
}
