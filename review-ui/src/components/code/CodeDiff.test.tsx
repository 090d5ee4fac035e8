import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPart } from '@/test/render';
import { CodeDiff } from './CodeDiff';

it('compares a part of very long texts until all is asked for', async () => {
  const long = '0123456789\n'.repeat(40_000);
  const { user } = renderPart(<CodeDiff a={long} b={`a\n${long}`} labelA="before" labelB="now" language="plain" />);
  expect(await screen.findByText(/^The first .+ of .+ against .+ of /)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(screen.queryByRole('button', { name: 'Show all' })).not.toBeInTheDocument();
});
