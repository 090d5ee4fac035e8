import type { RouteObject } from 'react-router';

/** The pages of Review. */
export const reviewRoutes: RouteObject[] = [
  {
    path: 'review',
    lazy: async () => ({ Component: (await import('./ReviewSection')).ReviewSection }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./queue/QueuePage')).QueuePage }) },
      { path: 'items/:pair', lazy: async () => ({ Component: (await import('./item/ItemPage')).ItemPage }) },
      {
        path: 'agreement',
        lazy: async () => ({ Component: (await import('./agreement/AgreementPage')).AgreementPage }),
      },
      {
        path: 'adjudication',
        lazy: async () => ({ Component: (await import('./adjudication/AdjudicationPage')).AdjudicationPage }),
      },
      {
        path: 'adjudication/:pair',
        lazy: async () => ({ Component: (await import('./adjudication/DecisionPage')).DecisionPage }),
      },
      {
        path: 'preferences',
        lazy: async () => ({ Component: (await import('./preferences/PreferencesPage')).PreferencesPage }),
      },
      {
        path: 'guidelines',
        lazy: async () => ({ Component: (await import('./guidelines/GuidelinesPage')).GuidelinesPage }),
      },
    ],
  },
];
