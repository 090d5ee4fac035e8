import type { RouteObject } from 'react-router';

/** The pages of Lab. */
export const labRoutes: RouteObject[] = [
  {
    path: 'lab',
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./prompts/PromptsPage')).PromptsPage }) },
      { path: 'new-prompt', lazy: async () => ({ Component: (await import('./editor/NewPromptPage')).NewPromptPage }) },
      { path: 'prompts/:prompt', lazy: async () => ({ Component: (await import('./prompt/PromptPage')).PromptPage }) },
      {
        path: 'prompts/:prompt/edit',
        lazy: async () => ({ Component: (await import('./editor/EditPromptPage')).EditPromptPage }),
      },
      { path: 'configs', lazy: async () => ({ Component: (await import('./configs/ConfigsPage')).ConfigsPage }) },
      {
        path: 'review-prompts',
        lazy: async () => ({ Component: (await import('./review-prompts/ReviewPromptsPage')).ReviewPromptsPage }),
      },
      {
        path: 'new-review-prompt',
        lazy: async () => ({ Component: (await import('./review-prompts/NewReviewPromptPage')).NewReviewPromptPage }),
      },
      {
        path: 'review-prompts/:id',
        lazy: async () => ({ Component: (await import('./review-prompts/ReviewPromptPage')).ReviewPromptPage }),
      },
      { path: 'compare', lazy: async () => ({ Component: (await import('./prompts/PickPrompt')).PickPrompt }) },
      {
        path: 'compare/:prompt',
        lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }),
      },
      { path: 'sessions', lazy: async () => ({ Component: (await import('./sessions/SessionsPage')).SessionsPage }) },
      { path: 'costs', lazy: async () => ({ Component: (await import('./costs/CostsPage')).CostsPage }) },
    ],
  },
];
