import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '@/lib/api/queryClient';
import { EventsProvider } from '@/lib/events/EventsProvider';
import { Design } from './Design';
import { SessionGate } from './session/SessionGate';
import { createRouter } from './router';
import { KeyboardProvider } from '@/lib/keyboard/KeyboardProvider';

const eventTypes = ['run', 'judgments', 'lab', 'reset', 'heartbeat'] as const;

/** The whole app. */
export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(() => createRouter(queries));
  return (
    <Design>
      <QueryClientProvider client={queries}>
        <SessionGate>
          <EventsProvider url="/api/v1/events" types={eventTypes}>
            <KeyboardProvider>
              <RouterProvider router={router} />
            </KeyboardProvider>
          </EventsProvider>
        </SessionGate>
      </QueryClientProvider>
    </Design>
  );
}
