import type { RouteObject } from 'react-router';

/** The pages of Assignments. */
export const assignmentsRoutes: RouteObject[] = [
  { path: 'assignments', lazy: async () => ({ Component: (await import('./board/BoardPage')).BoardPage }) },
  {
    path: 'assignments/attempts/:attemptId',
    lazy: async () => ({ Component: (await import('./attempt/AttemptPage')).AttemptPage }),
  },
  {
    path: 'assignments/templates',
    lazy: async () => ({ Component: (await import('./templates/TemplatesPage')).TemplatesPage }),
  },
];
