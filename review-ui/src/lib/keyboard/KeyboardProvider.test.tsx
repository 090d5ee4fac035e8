import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderPart } from '@/test/render';
import { useShortcut } from './useShortcut';

function Part({ onNext, onSave, onSubmit, onOpen }: Record<'onNext' | 'onSave' | 'onSubmit' | 'onOpen', () => void>) {
  useShortcut('list.next', onNext);
  useShortcut('review.save', onSave);
  useShortcut('review.submit', onSubmit);
  useShortcut('list.open', onOpen);
  return (
    <>
      <input aria-label="Field" />
      <button type="button">Button</button>
    </>
  );
}

function setup() {
  const told = { onNext: vi.fn(), onSave: vi.fn(), onSubmit: vi.fn(), onOpen: vi.fn() };
  return { ...renderPart(<Part {...told} />), told };
}

describe('keys', () => {
  it('are off in a field, where saving still works and Esc leaves it', async () => {
    const { user, told } = setup();
    await user.click(screen.getByLabelText('Field'));
    await user.keyboard('j{Control>}s{/Control} ');
    expect(told.onNext).not.toHaveBeenCalled();
    expect(told.onSubmit).not.toHaveBeenCalled();
    expect(told.onSave).toHaveBeenCalledOnce();
    expect(screen.getByLabelText('Field')).toHaveValue('j ');
    await user.keyboard('{Escape}j');
    expect(told.onNext).toHaveBeenCalledOnce();
  });
  it('leave Enter to a button that has focus, unless the table says otherwise', async () => {
    const { user, told } = setup();
    screen.getByText('Button').focus();
    await user.keyboard('{Enter}');
    expect(told.onOpen).not.toHaveBeenCalled();
    await user.keyboard(' ');
    expect(told.onSubmit).toHaveBeenCalledOnce();
  });
  it('go to the part that asked last, and back when it is gone', async () => {
    const page = vi.fn();
    const panel = vi.fn();
    function Panel() {
      useShortcut('list.next', panel);
      return null;
    }
    function Page() {
      const [open, setOpen] = useState(false);
      useShortcut('list.next', page);
      return (
        <>
          <button type="button" onClick={() => setOpen(!open)}>
            Panel
          </button>
          {open && <Panel />}
        </>
      );
    }
    const { user } = renderPart(<Page />);
    await user.keyboard('j');
    await user.click(screen.getByText('Panel'));
    await user.keyboard('jj');
    await user.click(screen.getByText('Panel'));
    await user.keyboard('j');
    expect([page.mock.calls.length, panel.mock.calls.length]).toEqual([2, 2]);
  });
});
