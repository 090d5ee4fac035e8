import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPart } from '@/test/render';
import { SpanBox } from './SpanBox';

const box = (initial: Parameters<typeof SpanBox>[0]['initial'] = null) => {
  const onDone = vi.fn();
  const onCancel = vi.fn();
  const view = renderPart(<SpanBox quote="x = 1" initial={initial} at={null} onDone={onDone} onCancel={onCancel} />);
  return { ...view, onDone, onCancel };
};

it('takes category and severity with keys under the left hand', async () => {
  const { user, onDone } = box();
  await user.keyboard('s3{Tab} ');
  expect(onDone).toHaveBeenCalledExactlyOnceWith({ category: 'spec_mismatch', severity: 'critical', note: '' });
});

it('goes round at the ends of the list', async () => {
  const { user, onDone } = box();
  await user.click(screen.getByRole('combobox'));
  await user.keyboard('{Shift>}{Tab}{Tab}{/Shift} ');
  expect(onDone).toHaveBeenCalledWith({ category: 'tests_wrong', severity: 'major', note: '' });
});

it('asks for a note where the category says nothing', async () => {
  const { user, onDone } = box();
  await user.click(screen.getByRole('combobox'));
  await user.keyboard('oth{Enter}');
  expect(onDone).not.toHaveBeenCalled();
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
  await user.keyboard('made up{Control>}{Enter}{/Control}');
  expect(onDone).toHaveBeenCalledWith({ category: 'other', severity: 'major', note: 'made up' });
});

it('leaves with Escape, also from the note', async () => {
  const { user, onCancel } = box({ category: 'style', severity: 'minor', note: 'n' });
  await user.click(screen.getByRole('textbox', { name: 'Note' }));
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledOnce();
});
