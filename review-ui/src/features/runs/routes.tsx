import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunctionArgs, RouteObject } from 'react-router';
import { readFilters } from '@/lib/url/filters';
import { runQuery, taskFilterNames, tasksQuery } from './api/queries';

/** The pages of Runs. */
export const runsRoutes = (queries: QueryClient): RouteObject[] => [
  { path: 'runs', lazy: async () => ({ Component: (await import('./list/RunListPage')).RunListPage }) },
  {
    path: 'runs/:runId',
    lazy: async () => ({ Component: (await import('./run/RunPage')).RunPage }),
    loader: (opened) => askAhead(queries, opened),
    shouldRevalidate: ({ currentParams, nextParams }) => currentParams['runId'] !== nextParams['runId'],
  },
  { path: 'runs/:runId/cases/:caseId', lazy: async () => ({ Component: (await import('./case/CasePage')).CasePage }) },
  { path: 'compare', lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }) },
];

/** Asks for what the run's page shows while its code is still on its way; the page says what failed. */
function askAhead(queries: QueryClient, { params: { runId = '' }, request }: LoaderFunctionArgs): null {
  const filters = readFilters(new URL(request.url).searchParams, taskFilterNames);
  queries.query(runQuery(runId)).catch(saidByPage);
  queries.infiniteQuery(tasksQuery(runId, filters)).catch(saidByPage);
  return null;
}

const saidByPage = () => undefined;
