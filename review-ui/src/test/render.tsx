import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { createQueryClient } from '@/lib/api/queryClient';
import { KeyboardProvider } from '@/lib/keyboard/KeyboardProvider';
import { resolver } from '@/lib/theme/resolver';
import { theme } from '@/lib/theme/theme';

/** Everything that a page stands in, but the frame and the server. */
function Around({ children }: { children: ReactNode }) {
  const queries = createQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retryDelay: 0 } });
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
export function renderRoutes(routes: RouteObject[], address: string) {
  const router = createMemoryRouter([{ hydrateFallbackElement: <></>, children: routes }], {
    initialEntries: [address],
  });
  const user = userEvent.setup();
  const view = render(
    <Around>
      <RouterProvider router={router} />
    </Around>,
  );
  return { ...view, user, router };
}

/** Renders one component. */
export function renderPart(part: ReactNode, address = '/') {
  return renderRoutes([{ path: '*', element: part }], address);
}
