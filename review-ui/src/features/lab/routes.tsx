import type { RouteObject } from 'react-router';

/** The pages of Lab. */
export const labRoutes: RouteObject[] = [
  {
    path: 'lab',
    children: [
      { path: 'compare/:prompt', lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }) },
    ],
  },
];
