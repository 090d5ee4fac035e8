import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent, light to dark; 7 is the fill in light pages, 4 in dark ones. */
const accent: MantineColorsTuple = [
  '#EBEFFC',
  '#DFE5F9',
  '#C3CEF3',
  '#93A9FF',
  '#7E96F0',
  '#4A66DB',
  '#4A63C8',
  '#3451C7',
  '#2F49B4',
  '#283E9B',
];

/** The greys of dark pages, text to background: what Mantine draws by itself (fields, tracks) is of the tokens' greys too. */
const dark: MantineColorsTuple = [
  '#E7EAEF',
  '#B6BECA',
  '#929CAB',
  '#5F6876',
  '#414A58',
  '#2A303A',
  '#1D222A',
  '#161A20',
  '#0F1216',
  '#0B0D10',
];

/** Sizes, shapes and defaults of the design; colours come from the tokens (resolver.ts). */
export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  defaultRadius: 4,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '20px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '8px', lg: '8px', xl: '8px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  // From 1280 a case opens beside its table, from 1361 the navigation shows its words.
  breakpoints: { xs: '30em', sm: '40em', md: '60em', lg: '80em', xl: '85.0625em' },
  components: {
    Button: { defaultProps: { size: 'compact-sm', variant: 'default', fw: 500 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Kbd: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    // It does not move, so it is there for the next key.
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 120 } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    // Nothing is smaller than a label.
    InputWrapper: { styles: { description: { fontSize: '11px', lineHeight: '16px' } } },
  },
});
