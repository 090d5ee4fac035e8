import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Icon } from '@/components/Icon';
import { useShortcut } from '@/lib/keyboard/useShortcut';

/** Dark or light; the choice is remembered, and before there is one the system decides. */
export function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = scheme === 'dark' ? 'light' : 'dark';
  const change = () => setColorScheme(other);
  useShortcut('global.scheme', change);
  return (
    <Tooltip label={`Switch to ${other}`}>
      <ActionIcon size={26} onClick={change} aria-label={`Switch to ${other} colours`}>
        <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
      </ActionIcon>
    </Tooltip>
  );
}
