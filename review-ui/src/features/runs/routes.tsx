import type { RouteObject } from 'react-router';

/** The pages of Runs. */
export const runsRoutes: RouteObject[] = [
  { path: 'runs', lazy: async () => ({ Component: (await import('./list/RunListPage')).RunListPage }) },
];
