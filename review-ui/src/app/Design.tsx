import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { resolver } from '@/lib/theme/resolver';
import { theme } from '@/lib/theme/theme';

const schemes = localStorageColorSchemeManager({ key: 'llm-eval.colour-scheme' });

/** The theme around the app. */
export function Design({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" />
      {children}
    </MantineProvider>
  );
}
