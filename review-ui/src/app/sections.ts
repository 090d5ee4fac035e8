import type { IconName } from '@/components/Icon';

/** A page that the navigation names. */
interface NavPage {
  readonly label: string;
  readonly to: string;
}

/** A section of the app. */
export interface Section extends NavPage {
  readonly icon: IconName;
  readonly pages: readonly NavPage[];
}

/** What the navigation shows. A section is added with its pages, never before. */
export const sections: readonly Section[] = [
  {
    label: 'Runs',
    to: '/runs',
    icon: 'runs',
    pages: [
      { label: 'List', to: '/runs' },
      { label: 'Compare', to: '/compare' },
    ],
  },
  {
    label: 'Review',
    to: '/review',
    icon: 'review',
    pages: [
      { label: 'Queue', to: '/review' },
      { label: 'Agreement', to: '/review/agreement' },
      { label: 'Adjudication', to: '/review/adjudication' },
      { label: 'Preferences', to: '/review/preferences' },
      { label: 'Guidelines', to: '/review/guidelines' },
    ],
  },
  {
    label: 'Observatory',
    to: '/observatory',
    icon: 'observatory',
    pages: [
      { label: 'Heatmap', to: '/observatory' },
      { label: 'Models', to: '/observatory/models' },
      { label: 'Leaderboard', to: '/observatory/leaderboard' },
      { label: 'Diff', to: '/observatory/diff' },
      { label: 'Compare', to: '/observatory/compare' },
    ],
  },
  { label: 'Settings', to: '/settings', icon: 'settings', pages: [] },
];

/** The section that an address belongs to. */
export function sectionOf(pathname: string): Section | undefined {
  const isBelow = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  return sections.find((section) => isBelow(section.to) || section.pages.some((page) => isBelow(page.to)));
}

/** The page of a section that an address belongs to: the one with the longest address. */
export function pageOf(section: Section, pathname: string): string | undefined {
  return section.pages
    .filter((page) => pathname === page.to || pathname.startsWith(`${page.to}/`))
    .sort((one, other) => other.to.length - one.to.length)[0]?.to;
}
