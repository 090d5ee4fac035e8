import { Select, TagsInput } from '@mantine/core';
import { NumberField } from '@/components/NumberField';
import { withMinus } from '@/lib/format/numbers';
import type { Parameters } from '../api/types';
import classes from './Configs.module.css';

type NumberName = 'maxOutputTokens' | 'temperature' | 'topP' | 'frequencyPenalty' | 'presencePenalty' | 'seed';

const numbers: readonly {
  readonly name: NumberName;
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
  readonly step: number;
  readonly whole?: true;
}[] = [
  { name: 'maxOutputTokens', label: 'Most output tokens', min: 1, step: 1000, whole: true },
  { name: 'temperature', label: 'Temperature', min: 0, max: 2, step: 0.1 },
  { name: 'topP', label: 'Top p', min: 0, max: 1, step: 0.05 },
  { name: 'frequencyPenalty', label: 'Frequency penalty', min: -2, max: 2, step: 0.1 },
  { name: 'presencePenalty', label: 'Presence penalty', min: -2, max: 2, step: 0.1 },
  { name: 'seed', label: 'Seed', step: 1, whole: true },
];

const efforts = ['none', 'minimal', 'low', 'medium', 'high'];
const verbosities = ['low', 'medium', 'high'];
const withOwn = (known: readonly string[], own: string | null | undefined) =>
  own == null || known.includes(own) ? [...known] : [...known, own];

/** The parameters of a model. An empty field is not sent. */
export function ParameterFields({
  parameters,
  onChange,
}: {
  parameters: Parameters;
  onChange: (parameters: Parameters) => void;
}) {
  const put = (changes: Partial<Parameters>) => onChange({ ...parameters, ...changes });
  return (
    <>
      <div className={classes['fields']}>
        <Select
          label="Reasoning effort"
          placeholder="not sent"
          clearable
          value={parameters.reasoningEffort ?? null}
          onChange={(reasoningEffort) => put({ reasoningEffort })}
          data={withOwn(efforts, parameters.reasoningEffort)}
        />
        <Select
          label="Verbosity"
          placeholder="not sent"
          clearable
          value={parameters.verbosity ?? null}
          onChange={(verbosity) => put({ verbosity })}
          data={withOwn(verbosities, parameters.verbosity)}
        />
        {numbers.map(({ name, label, min, max, step, whole }) => (
          <NumberField
            key={name}
            label={label}
            placeholder={min === undefined || max === undefined ? 'not sent' : withMinus(`${min} to ${max}`)}
            {...(min === undefined ? {} : { min })}
            {...(max === undefined ? {} : { max })}
            step={step}
            allowDecimal={whole !== true}
            clampBehavior="blur"
            value={parameters[name] ?? null}
            onChange={(value) => put({ [name]: value })}
          />
        ))}
      </div>
      <TagsInput
        label="Stop"
        description="Texts that end an answer; Enter adds one."
        size="xs"
        clearable
        value={parameters.stop ?? []}
        onChange={(stop) => put({ stop })}
      />
    </>
  );
}
