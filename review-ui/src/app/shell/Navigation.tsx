import { Link, useLocation } from 'react-router';
import { Icon } from '@/components/Icon';
import { pageOf, sectionOf, sections } from '../sections';
import classes from './Shell.module.css';

/** The sections, and the pages of the one that is open. */
export function Navigation({ label = 'Sections', onNavigate }: { label?: string; onNavigate?: () => void }) {
  const { pathname } = useLocation();
  const open = sectionOf(pathname);
  const page = open === undefined ? undefined : pageOf(open, pathname);
  return (
    <nav aria-label={label} className={classes['nav']}>
      {sections.map((section) => (
        <div key={section.to}>
          <Link
            to={section.to}
            title={section.label}
            className={classes['section'] ?? ''}
            data-open={section === open || undefined}
            aria-current={section === open && pathname === section.to ? 'page' : undefined}
            onClick={onNavigate}
          >
            <Icon name={section.icon} size={18} />
            <span className={classes['word']}>{section.label}</span>
          </Link>
          {section === open &&
            section.pages.map((item) => (
              <Link
                key={item.to}
                to={item.to}
                className={classes['subpage'] ?? ''}
                data-open={item.to === page || undefined}
                aria-current={pathname === item.to ? 'page' : undefined}
                onClick={onNavigate}
              >
                {item.label}
              </Link>
            ))}
        </div>
      ))}
    </nav>
  );
}
