import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { NumberField } from './NumberField';

function Part() {
  const [value, setValue] = useState<number | null>(3);
  return (
    <>
      <NumberField aria-label="Number" value={value} onChange={setValue} />
      <button onClick={() => setValue(7)}>Seven</button>
      <output>{String(value)}</output>
    </>
  );
}

it('takes a number letter by letter, an empty field as none, and what is set from outside', async () => {
  const { user } = renderPart(<Part />);
  const field = screen.getByRole('textbox', { name: 'Number' });
  await user.clear(field);
  expect(screen.getByRole('status')).toHaveTextContent('null');
  await user.type(field, '-0.25');
  expect(field).toHaveValue('-0.25');
  expect(screen.getByRole('status')).toHaveTextContent('-0.25');
  await user.click(screen.getByRole('button', { name: 'Seven' }));
  expect(field).toHaveValue('7');
});
