import type { RouteObject } from 'react-router';

/** The pages of Observatory. */
export const observatoryRoutes: RouteObject[] = [
  {
    path: 'observatory',
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./heatmap/HeatmapPage')).HeatmapPage }) },
      { path: 'models', lazy: async () => ({ Component: (await import('./models/ModelsPage')).ModelsPage }) },
      { path: 'models/:model', lazy: async () => ({ Component: (await import('./model/ModelPage')).ModelPage }) },
      {
        path: 'leaderboard',
        lazy: async () => ({ Component: (await import('./leaderboard/LeaderboardPage')).LeaderboardPage }),
      },
      { path: 'diff', lazy: async () => ({ Component: (await import('./diff/DiffPage')).DiffPage }) },
      { path: 'compare', lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }) },
    ],
  },
];
