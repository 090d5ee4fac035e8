import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderPart } from '@/test/render';
import { moved, type Column } from './column';
import { VirtualTable } from './VirtualTable';

const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: `task/${index}`, a: index, b: -index }));
const plain: Column<(typeof rows)[number]>[] = [
  { key: 'id', header: 'Task', width: '1fr', cell: (row) => row.id },
  { key: 'a', header: 'A', width: '80px', align: 'right', cell: (row) => row.a },
];
const cells = plain.map((column) => ({ ...column, choosable: column.key !== 'id' }));

describe('VirtualTable', () => {
  it('draws a screen of ten thousand rows, and says how many there are', () => {
    renderPart(<VirtualTable label="Tasks" columns={plain} rows={rows} rowKey={(row) => row.id} total={rows.length} />);
    const table = screen.getByRole('grid', { name: 'Tasks' });
    expect(table).toHaveAttribute('aria-rowcount', '10001');
    const drawn = within(table).getAllByRole('row').length;
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(80);
  });
  it('moves with j and k, opens with Enter, and has one stop for Tab', async () => {
    const onOpen = vi.fn();
    const { user } = renderPart(
      <VirtualTable label="Tasks" columns={plain} rows={rows} rowKey={(row) => row.id} onOpen={onOpen} />,
    );
    await user.tab();
    await user.keyboard('jjk{Enter}');
    expect(onOpen.mock.calls.map(([row]: unknown[]) => (row as { id: string }).id)).toEqual(['task/1']);
    expect(screen.getByRole('grid').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
  it('opens the chosen cell of a table of cells', async () => {
    const onOpen = vi.fn();
    const { user } = renderPart(
      <VirtualTable label="Tasks" columns={cells} rows={rows} rowKey={(row) => row.id} onOpen={onOpen} />,
    );
    await user.click(screen.getByText('task/3'));
    expect(onOpen).not.toHaveBeenCalled();
    await user.click(within(screen.getByText('task/3').closest('[role="row"]') as HTMLElement).getByText('3'));
    expect(onOpen).toHaveBeenCalledWith(rows[3], 'a', expect.anything());
  });
  it('asks for more when the end comes into sight', () => {
    const onEnd = vi.fn();
    renderPart(
      <VirtualTable label="Tasks" columns={plain} rows={rows.slice(0, 15)} rowKey={(row) => row.id} onEnd={onEnd} />,
    );
    expect(onEnd).toHaveBeenCalled();
  });
});

describe('moved', () => {
  it('stays within the table', () => {
    expect(moved({ row: 0, column: null }, 'previous', 3, [])).toEqual({ row: 0, column: null });
    expect(moved({ row: 2, column: null }, 'next', 3, [])).toEqual({ row: 2, column: null });
    expect(moved({ row: 1, column: 'b' }, 'right', 3, ['a', 'b'])).toEqual({ row: 1, column: 'b' });
    expect(moved({ row: 1, column: 'b' }, 'left', 3, ['a', 'b'])).toEqual({ row: 1, column: 'a' });
  });
});
