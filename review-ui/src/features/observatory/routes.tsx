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
      {
        path: 'examples',
        lazy: async () => ({ Component: (await import('./examples/PickMeasurement')).PickMeasurement }),
      },
      {
        path: 'runs/:run/examples',
        lazy: async () => ({ Component: (await import('./examples/ExamplesPage')).ExamplesPage }),
      },
      { path: 'alerts', lazy: async () => ({ Component: (await import('./alerts/AlertsPage')).AlertsPage }) },
      { path: 'activity', lazy: async () => ({ Component: (await import('./activity/ActivityPage')).ActivityPage }) },
      {
        path: 'settings/:tab?',
        lazy: async () => ({ Component: (await import('./settings/SettingsPage')).SettingsPage }),
      },
      { path: 'compare', lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }) },
    ],
  },
];
