import classes from './Icon.module.css';

/** Glyphs on a 16 px grid, drawn with one stroke. */
const paths = {
  assignments:
    'M3 2.8h10a1.2 1.2 0 0 1 1.2 1.2v8a1.2 1.2 0 0 1-1.2 1.2H3A1.2 1.2 0 0 1 1.8 12V4A1.2 1.2 0 0 1 3 2.8M1.8 6h12.4M4 4.4h.1M6 4.4h.1',
  check: 'M3 8.6l3.2 3.2L13 4.8',
  chevronDown: 'M3.5 6L8 10.5 12.5 6',
  chevronRight: 'M6 3.5L10.5 8 6 12.5',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 4.6V8l2.4 1.6',
  copy: 'M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2',
  cut: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  dash: 'M4 8h8',
  down: 'M8 3v9.5M4 9l4 4 4-4',
  download: 'M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  flood: 'M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M5 12.5l3 2 3-2',
  expand: 'M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9',
  grip: 'M6 3.5v.1M6 8v.1M6 12.5v.1M10 3.5v.1M10 8v.1M10 12.5v.1',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 7.4v3.6M8 5v.1',
  judge: 'M8 2.5v11M4.5 13.5h7M3 5h10M3 5L1.4 9.2a1.8 1.8 0 0 0 3.2 0zM13 5l-1.6 4.2a1.8 1.8 0 0 0 3.2 0z',
  lab: 'M6 2h4M6.8 2v4.2L2.9 12.6a1 1 0 0 0 .86 1.5h8.48a1 1 0 0 0 .86-1.5L9.2 6.2V2M4.9 9.6h6.2',
  memory:
    'M5 4h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1M6.5 1.8V4M9.5 1.8V4M6.5 12v2.2M9.5 12v2.2M1.8 6.5H4M1.8 9.5H4M12 6.5h2.2M12 9.5h2.2',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  moon: 'M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z',
  noCode: 'M5 5L2.4 8 5 11M11 5l2.6 3L11 11M9.4 3.4L6.6 12.6',
  observatory:
    'M2.8 2h3.4a.8.8 0 0 1 .8.8v3.4a.8.8 0 0 1-.8.8H2.8a.8.8 0 0 1-.8-.8V2.8a.8.8 0 0 1 .8-.8M9.8 2h3.4a.8.8 0 0 1 .8.8v3.4a.8.8 0 0 1-.8.8H9.8a.8.8 0 0 1-.8-.8V2.8a.8.8 0 0 1 .8-.8M2.8 9h3.4a.8.8 0 0 1 .8.8v3.4a.8.8 0 0 1-.8.8H2.8a.8.8 0 0 1-.8-.8V9.8a.8.8 0 0 1 .8-.8M9.8 9h3.4a.8.8 0 0 1 .8.8v3.4a.8.8 0 0 1-.8.8H9.8a.8.8 0 0 1-.8-.8V9.8a.8.8 0 0 1 .8-.8',
  pending: 'M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 1 0 8 2.4',
  pin: 'M9.5 2l4.5 4.5-3 1-3 3-.5 2.5L3 8.5 5.5 8l3-3zM5 11l-3 3',
  plus: 'M8 3v10M3 8h10',
  raised: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 4.8v3.8M8 11v.1',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H9',
  refused: 'M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM5.5 8h5',
  review:
    'M3 3h3a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M10 3h3a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1',
  runs: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  running: 'M8 2a6 6 0 1 1-6 6',
  settings:
    'M2 4.5h6M11.5 4.5H14M2 11.5h2.5M8 11.5h6M9.7 2.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 1 0 0-3.4M6.2 9.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 1 0 0-3.4',
  slash: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M3.8 12.2l8.4-8.4',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 1 0 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H7',
  unmeasured: 'M8 1.6L14.4 8 8 14.4 1.6 8zM8 5.2v3.2M8 10.7v.1',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  user: 'M8 2.8a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 1 0 0-5.2M3 13.6c.4-2.8 2.4-4 5-4s4.6 1.2 5 4',
  x: 'M4 4l8 8M12 4l-8 8',
} as const;

/** A glyph's name. */
export type IconName = keyof typeof paths;

/** A glyph; it only repeats what a word beside it says, so assistive technology does not see it. */
export function Icon({ name, size = 14 }: { name: IconName; size?: 12 | 14 | 18 }) {
  return (
    <svg
      className={classes['icon']}
      data-dashed={name === 'pending' || undefined}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      strokeWidth={size === 12 ? 1.9 : 1.6}
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
