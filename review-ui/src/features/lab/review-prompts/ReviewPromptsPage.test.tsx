import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer, apiServer } from '@/test/api';
import { estimate, reviewPrompt } from '@/test/fixtures/lab';
import { renderRoutes } from '@/test/render';
import { labRoutes } from '../routes';

const strict = reviewPrompt({
  id: 'strict',
  name: 'Strict',
  description: null,
  usage: { ...reviewPrompt().usage, agreement: estimate('tau_b', null) },
});
apiServer(
  answer('/me', { user: { id: 'u', name: 'ada', role: 'reviewer' }, access: 'local', csrfToken: null }),
  answer('/lab/review-prompts', { items: [reviewPrompt(), strict] }),
);

describe('the list of review prompts', () => {
  it('sets the agreement with people side by side, and says why there is none', async () => {
    renderRoutes(labRoutes, '/lab/review-prompts');
    const [first, second] = (await screen.findAllByRole('row')).slice(1);
    expect(within(first as HTMLElement).getByTitle('0.74, 95% interval 0.48 to 1.00, n = 5')).toBeInTheDocument();
    expect(within(first as HTMLElement).getByText('and 1 more')).toBeInTheDocument();
    expect(within(second as HTMLElement).getByTitle('nothing is scored yet')).toBeInTheDocument();
  });
  it('is searched by name and description, in the address', async () => {
    const { user, router } = renderRoutes(labRoutes, '/lab/review-prompts?q=any text');
    expect(await screen.findByRole('link', { name: 'General Quality Reviewer' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Strict' })).toBeNull();
    await user.click(screen.getByRole('heading', { name: 'Review prompts' }));
    await user.keyboard('/');
    expect(screen.getByRole('textbox', { name: 'Find a review prompt' })).toHaveFocus();
    await user.clear(screen.getByRole('textbox', { name: 'Find a review prompt' }));
    expect(await screen.findByRole('link', { name: 'Strict' })).toBeInTheDocument();
    expect(router.state.location.search).toBe('');
  });
});
