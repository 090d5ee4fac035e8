import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { renderPart } from '@/test/render';
import { Dialog } from './Dialog';

function Page({ onSkip, marked = true }: { onSkip: () => void; marked?: boolean }) {
  const [open, setOpen] = useState(false);
  useShortcut('review.guidelines', () => setOpen(true));
  useShortcut('review.skip', onSkip);
  return (
    <>
      <button type="button">Page</button>
      {open && (
        <Dialog label="Asked" onClose={() => setOpen(false)}>
          <button type="button">First</button>
          <input aria-label="Field" data-autofocus={marked || undefined} />
        </Dialog>
      )}
    </>
  );
}

it('takes the focus with the key that opens it, and hands it back with the one that closes it', async () => {
  const onSkip = vi.fn();
  const { user } = renderPart(<Page onSkip={onSkip} />);
  screen.getByText('Page').focus();
  await user.keyboard('gs');
  expect(screen.getByLabelText('Field')).toHaveValue('s');
  expect(onSkip).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(screen.getByText('Page')).toHaveFocus();
  await user.keyboard('s');
  expect(onSkip).toHaveBeenCalledOnce();
});

it('keeps the focus where the next key took it when the trap’s timer comes', async () => {
  vi.useFakeTimers();
  try {
    renderPart(<Page onSkip={() => undefined} />);
    screen.getByText('Page').focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', bubbles: true }));
    await vi.waitFor(() => expect(screen.getByLabelText('Field')).toHaveFocus());
    screen.getByText('First').focus();
    await vi.runAllTimersAsync();
    expect(screen.getByText('First')).toHaveFocus();
  } finally {
    vi.useRealTimers();
  }
});

it('keeps keys of the page off its controls, where nothing is marked on the first of them', async () => {
  const onSkip = vi.fn();
  const { user } = renderPart(<Page onSkip={onSkip} marked={false} />);
  await user.keyboard('gs');
  expect(screen.getByText('First')).toHaveFocus();
  expect(onSkip).not.toHaveBeenCalled();
});
