import type { RouteObject } from 'react-router';

/** The pages of Settings. */
export const settingsRoutes: RouteObject[] = [
  { path: 'settings', lazy: async () => ({ Component: (await import('./AboutPage')).AboutPage }) },
];
