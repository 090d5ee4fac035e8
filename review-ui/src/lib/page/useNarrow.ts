import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is as narrow as a phone: tables then show what decides and leave out the rest. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 600px)', false, { getInitialValueInEffect: false });
}
