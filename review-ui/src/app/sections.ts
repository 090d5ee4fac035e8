import type { IconName } from '@/components/Icon';

/** A page that the navigation names. */
interface NavPage {
  readonly label: string;
  readonly to: string;
  /** Where the page's details are, when they are not below its own address. */
  readonly also?: string;
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
    label: 'Lab',
    to: '/lab',
    icon: 'lab',
    pages: [
      { label: 'Prompts', to: '/lab', also: '/lab/prompts' },
      { label: 'Configs', to: '/lab/configs' },
      { label: 'Review prompts', to: '/lab/review-prompts', also: '/lab/new-review-prompt' },
      { label: 'Compare and rank', to: '/lab/compare' },
      { label: 'Sessions', to: '/lab/sessions' },
      { label: 'Costs', to: '/lab/costs' },
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
      { label: 'Examples', to: '/observatory/examples', also: '/observatory/runs' },
      { label: 'Alerts', to: '/observatory/alerts' },
      { label: 'Activity', to: '/observatory/activity' },
      { label: 'Suites and rules', to: '/observatory/settings' },
    ],
  },
  {
    label: 'Assignments',
    to: '/assignments',
    icon: 'assignments',
    pages: [
      { label: 'Board', to: '/assignments' },
      { label: 'Templates', to: '/assignments/templates' },
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
    .flatMap(({ to, also }) => [to, ...(also === undefined ? [] : [also])].map((below) => ({ to, below })))
    .filter(({ below }) => pathname === below || pathname.startsWith(`${below}/`))
    .sort((one, other) => other.below.length - one.below.length)[0]?.to;
}
