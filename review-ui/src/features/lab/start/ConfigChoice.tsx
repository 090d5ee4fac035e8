import { Checkbox } from '@mantine/core';
import { Link } from 'react-router';
import { LoadingRows } from '@/components/LoadingRows';
import { SafeText } from '@/components/SafeText';
import { addresses } from '../addresses';
import type { Config } from '../api/types';
import { parameterText } from '../parts/parameters';
import classes from './Start.module.css';

interface ConfigChoiceProps {
  configs: readonly Config[] | undefined;
  leftOut: readonly string[];
  onLeftOut: (names: readonly string[]) => void;
}

/** Which configs are asked: all active ones, less those that are left out. */
export function ConfigChoice({ configs, leftOut, onLeftOut }: ConfigChoiceProps) {
  return (
    <fieldset className={classes['fieldset']}>
      <legend>Configs</legend>
      {configs === undefined && <LoadingRows label="Loading configs" rows={3} />}
      {configs?.length === 0 && (
        <p className="t2 sm">
          There is no active config. <Link to={addresses.configs}>Add one</Link>.
        </p>
      )}
      {configs?.map(({ name, model, parameters }) => (
        <Checkbox
          key={name}
          size="xs"
          checked={!leftOut.includes(name)}
          onChange={(event) =>
            onLeftOut(event.currentTarget.checked ? leftOut.filter((other) => other !== name) : [...leftOut, name])
          }
          label={
            <>
              <SafeText text={name} />{' '}
              <span className="t3">
                <SafeText text={[model, parameterText(parameters)].filter((text) => text !== '').join(', ')} />
              </span>
            </>
          }
        />
      ))}
    </fieldset>
  );
}
