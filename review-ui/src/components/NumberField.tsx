import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** Null: the field is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A field for a number. What is typed stays while it is on its way to one: `0.` before `0.5`, `-` before `-2`. */
export function NumberField({ value, onChange, ...props }: NumberFieldProps) {
  const [typed, setTyped] = useState<number | string>(value ?? '');
  return (
    <NumberInput
      size="xs"
      {...props}
      value={meaningOf(typed) === value ? typed : (value ?? '')}
      onChange={(next) => {
        setTyped(next);
        onChange(meaningOf(next));
      }}
    />
  );
}

function meaningOf(typed: number | string): number | null {
  const number = typeof typed === 'number' ? typed : Number(typed);
  return typed === '' || Number.isNaN(number) ? null : number;
}
