import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { oneCase, sample } from '@/test/fixtures/case';
import { run, runA } from '@/test/fixtures/runs';
import { renderRoutes } from '@/test/render';
import type { Case } from '../api/types';
import { runsRoutes } from '../routes';
import { extractionNote, firstLineOf } from './extraction';

const server = apiServer();

function open(data: Case = oneCase()) {
  server.use(answer('/runs/:run', run()), answer('/runs/:run/cases/:id', data));
  return renderRoutes(runsRoutes, `/runs/${runA}/cases/${data.id}`);
}

describe('the page of a case', () => {
  it('shows the assertion, what was expected and what came', async () => {
    open();
    const section = (await screen.findByRole('heading', { name: /^Assertion, sample 1/ })).closest(
      'section',
    ) as HTMLElement;
    expect(section).toHaveTextContent('6 of 9 assertions held');
    expect(section).toHaveTextContent('expectedValueError');
    expect(section).toHaveTextContent('got5400');
  });
  it('goes from sample to sample by key; a provider error is said not to count', async () => {
    const { user } = open();
    await screen.findByRole('heading', { name: /sample 1/ });
    await user.keyboard(']]]]');
    expect(await screen.findByText('Too many requests')).toBeInTheDocument();
    expect(screen.getByText('Not measured: it does not count against the model.')).toBeInTheDocument();
    await user.keyboard('[['.repeat(4));
    expect(await screen.findByRole('heading', { name: /Assertion, sample 1/ })).toBeInTheDocument();
  });
  it('shows the response as it was written, with the program marked', async () => {
    const { user, container } = open();
    await user.click(await screen.findByRole('radio', { name: 'Response' }));
    const editor = await screen.findByRole('textbox', { name: 'Response' });
    expect(editor).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(editor).toHaveTextContent('RLOIgnore ESC[31mthis');
    expect(container.querySelectorAll('.cm-program')).toHaveLength(8);
    expect(editor.querySelectorAll('a, script, img[src]')).toHaveLength(0);
  });
  it('shows judgments of the chosen sample only', async () => {
    const { user } = open();
    const judgment = (await screen.findByText('much worse')).closest('li') as HTMLElement;
    expect(within(judgment).getByText('inconsistent')).toBeInTheDocument();
    await user.keyboard(']');
    expect(screen.queryByText('much worse')).not.toBeInTheDocument();
  });
  it('says that nothing is done yet', async () => {
    open(oneCase({ samples: [], verdict: null, outcome: null }));
    expect(await screen.findByText('No sample of this case is done yet.')).toBeInTheDocument();
    expect(screen.getByText('pending')).toBeInTheDocument();
  });
});

describe('where the program stood', () => {
  it('is said by method and lines', () => {
    const { extraction, response } = sample();
    expect(firstLineOf(extraction, response?.text ?? '')).toBe(3);
    expect(extractionNote(extraction, response?.text ?? '')).toBe('fenced, lines 3 to 10');
    expect(extractionNote(null, '')).toBeUndefined();
  });
});
