import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { storedTasks } from '@/test/fixtures/assignments';
import { renderRoutes } from '@/test/render';
import { assignmentsRoutes } from '../routes';
import { pretty, templatesOf } from './templates';

const server = apiServer();

function open(search = '', tasks = storedTasks()) {
  server.use(answer('/assignments/tasks', [...tasks]));
  return renderRoutes(assignmentsRoutes, `/assignments/templates${search}`);
}

describe('templates', () => {
  it('gather their seeds as numbers go, and their rounds', () => {
    expect(templatesOf(storedTasks()).map(({ id, seeds, rounds }) => [id, seeds, rounds])).toEqual([
      ['sum-of-sales', ['2', '10'], [1, 2]],
      ['todo-list', ['1'], [1]],
    ]);
  });
  it('show JSON with a line for each value, and other text as it is', () => {
    expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(pretty('{')).toBe('{');
  });
});

describe('the page of templates', () => {
  it('shows the task and the checks of the first one, as text', async () => {
    const { container } = open();
    expect(await screen.findByRole('textbox', { name: 'Task' })).toHaveTextContent('Add up sales. <img src=x');
    expect(await screen.findByRole('textbox', { name: 'Checks' })).toHaveTextContent('"kind": "exists"');
    expect(container.querySelectorAll('img[src]')).toHaveLength(0);
    const first = within(screen.getByRole('navigation', { name: 'Templates' })).getByRole('link', { name: /sum-of/ });
    expect(first).toHaveTextContent('2 seeds, 2 rounds, in 2 runs');
    expect(first).toHaveAttribute('aria-current', 'true');
  });
  it('goes to another round, seed and template, in the address', async () => {
    const { user, router } = open();
    await user.click(await screen.findByRole('radio', { name: 'Round 2' }));
    expect(router.state.location.search).toBe('?round=2&template=sum-of-sales');
    expect(await screen.findByText('Add a table of products.')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Seed' }));
    await user.click(await screen.findByRole('option', { name: 'Seed 10' }));
    expect(await screen.findByText('No run had this seed and round')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('j');
    expect(router.state.location.search).toBe('?template=todo-list');
    expect(await screen.findByText('Build a to-do list.')).toBeInTheDocument();
  });
  it('says what to run when there are none, and that a template is not known', async () => {
    const { unmount } = open('', []);
    expect(await screen.findByText('llm-eval run configs/assignments.yaml')).toBeInTheDocument();
    unmount();
    open('?template=gone');
    expect(await screen.findByText('No run had the template gone')).toBeInTheDocument();
  });
});
