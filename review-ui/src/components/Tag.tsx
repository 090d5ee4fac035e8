import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import classes from './Tag.module.css';

/** What a tag means; `plain` for a category, which is a word and no colour. */
export type TagTone = 'plain' | 'pass' | 'fail' | 'err' | 'warn' | 'accent';

/** A short word in a box: a category, or a state with its glyph. */
export function Tag({ tone = 'plain', icon, children }: { tone?: TagTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classes['tag']} data-tone={tone}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
