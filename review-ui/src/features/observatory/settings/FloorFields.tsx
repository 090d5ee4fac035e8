import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { NumberField } from '@/components/NumberField';
import type { RuleDraft } from './ruleDraft';
import classes from './Settings.module.css';

interface FloorFieldsProps {
  floors: RuleDraft['floors'];
  bound: RuleDraft['bound'];
  datasets: readonly string[];
  onFloors: (floors: RuleDraft['floors']) => void;
  onBound: (bound: RuleDraft['bound']) => void;
}

/** The smallest scores of a rule by dataset, and what must reach them. */
export function FloorFields({ floors, bound, datasets, onFloors, onBound }: FloorFieldsProps) {
  const put = (at: number, change: Partial<RuleDraft['floors'][number]>) =>
    onFloors(floors.map((floor, index) => (index === at ? { ...floor, ...change } : floor)));
  return (
    <fieldset className={classes['fieldset']}>
      <legend>Smallest scores</legend>
      <div className="row wrap">
        <span className="t2 sm">reached by</span>
        <SegmentedControl
          aria-label="What must reach them"
          value={bound}
          onChange={(value) => onBound(value)}
          data={[
            { value: 'lower', label: 'lower bound of the 95% interval' },
            { value: 'point', label: 'the score itself' },
          ]}
        />
      </div>
      {floors.map((floor, at) => (
        <div key={at} className={classes['floor']}>
          <Select
            aria-label={`Dataset ${at + 1}`}
            searchable
            value={floor.dataset === '' ? null : floor.dataset}
            onChange={(value) => put(at, { dataset: value ?? '' })}
            data={[...new Set([...datasets, ...(floor.dataset === '' ? [] : [floor.dataset])])]}
          />
          <NumberField
            aria-label={`Smallest score ${at + 1}`}
            min={0}
            max={1}
            step={0.01}
            decimalScale={4}
            clampBehavior="strict"
            placeholder="0 to 1"
            value={floor.score}
            onChange={(score) => put(at, { score })}
          />
          <ActionIcon
            aria-label={`Leave out smallest score ${at + 1}`}
            onClick={() => onFloors(floors.filter((_, index) => index !== at))}
          >
            <Icon name="x" />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button leftSection={<Icon name="plus" />} onClick={() => onFloors([...floors, { dataset: '', score: null }])}>
          Add a smallest score
        </Button>
      </div>
    </fieldset>
  );
}
