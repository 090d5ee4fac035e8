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
