import { Menu, UnstyledButton } from '@mantine/core';
import { toggled } from '@/lib/url/filters';
import { Icon } from './Icon';
import { SafeText } from './SafeText';
import { TakesFocus } from './TakesFocus';
import classes from './Filter.module.css';

/** One value to filter by. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

interface FilterMenuProps {
  label: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  /** True when one value at most can be chosen. */
  single?: boolean;
}

/** A filter with several values; its button says what is chosen. */
export function FilterMenu({ label, options, chosen, onChange, single = false }: FilterMenuProps) {
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const choose = (value: string) => onChange(single ? (chosen.includes(value) ? [] : [value]) : toggled(chosen, value));
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes['chip'] ?? ''} data-on={chosen.length > 0 || undefined}>
          {names.length === 0 ? label : <SafeText text={`${label}: ${names.join(', ')}`} />}
          <Icon name="chevronDown" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <TakesFocus />
        {options.length === 0 && <Menu.Label>Nothing to choose from</Menu.Label>}
        {options.map((option) => (
          <Menu.CheckboxItem
            key={option.value}
            checked={chosen.includes(option.value)}
            closeMenuOnClick={single}
            onChange={() => choose(option.value)}
            rightSection={option.count !== undefined && <span className="t3 xs">{option.count}</span>}
          >
            <SafeText text={option.label} />
          </Menu.CheckboxItem>
        ))}
        {chosen.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])}>Clear</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
