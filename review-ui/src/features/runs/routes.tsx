import type { RouteObject } from 'react-router';

/** The pages of Runs. */
export const runsRoutes: RouteObject[] = [
  { path: 'runs', lazy: async () => ({ Component: (await import('./list/RunListPage')).RunListPage }) },
  { path: 'runs/:runId', lazy: async () => ({ Component: (await import('./run/RunPage')).RunPage }) },
  { path: 'runs/:runId/cases/:caseId', lazy: async () => ({ Component: (await import('./case/CasePage')).CasePage }) },
  { path: 'compare', lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }) },
];
