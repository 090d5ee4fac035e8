import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { assignmentsRoutes } from '@/features/assignments/routes';
import { labRoutes } from '@/features/lab/routes';
import { observatoryRoutes } from '@/features/observatory/routes';
import { reviewRoutes } from '@/features/review/routes';
import { runsRoutes } from '@/features/runs/routes';
import { settingsRoutes } from '@/features/settings/routes';
import { NotFoundPage } from './NotFoundPage';
import { RouteError } from './RouteError';
import { AppFrame } from './shell/AppFrame';

/** Every page. A feature lists its own; their code is loaded when they are opened. */
export const routes = (queries: QueryClient): RouteObject[] => [
  {
    element: <AppFrame />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { index: true, element: <Navigate to="/runs" replace /> },
          ...runsRoutes(queries),
          ...reviewRoutes,
          ...labRoutes,
          ...observatoryRoutes,
          ...assignmentsRoutes,
          ...settingsRoutes,
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

/** The router of the browser. */
export const createRouter = (queries: QueryClient) => createBrowserRouter(routes(queries));
