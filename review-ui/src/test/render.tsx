import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { createQueryClient } from '@/lib/api/queryClient';
import { KeyboardProvider } from '@/lib/keyboard/KeyboardProvider';
import { resolver } from '@/lib/theme/resolver';
import { theme } from '@/lib/theme/theme';

function testClient(): QueryClient {
  const queries = createQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retryDelay: 0 } });
  return queries;
}

/** Everything that a page stands in, but the frame and the server. */
function Around({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} env="test">
      <Notifications />
      <QueryClientProvider client={queries}>
        <KeyboardProvider>{children}</KeyboardProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Renders routes at an address, with a person who clicks and types. */
export function renderRoutes(routes: RouteObject[] | ((queries: QueryClient) => RouteObject[]), address: string) {
  const queries = testClient();
  const children = typeof routes === 'function' ? routes(queries) : routes;
  const router = createMemoryRouter([{ hydrateFallbackElement: <></>, children }], { initialEntries: [address] });
  const user = userEvent.setup();
  const view = render(
    <Around queries={queries}>
      <RouterProvider router={router} />
    </Around>,
  );
  return { ...view, user, router };
}

/** Renders one component. */
export function renderPart(part: ReactNode, address = '/') {
  return renderRoutes([{ path: '*', element: part }], address);
}
