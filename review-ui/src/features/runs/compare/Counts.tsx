import { Icon } from '@/components/Icon';
import { count } from '@/lib/format/numbers';
import classes from './Compare.module.css';
import { kinds } from './kinds';

/** How many cases became what. */
export function Counts({ counts }: { counts: Readonly<Record<string, number>> }) {
  return (
    <ul className={classes['counts']} aria-label="Cases by what became of them">
      {kinds.map(({ kind, word, icon, className }) => {
        const number = counts[kind] ?? 0;
        return (
          <li key={kind}>
            <span className={`${classes['number'] ?? ''} ${number > 0 ? (className ?? '') : 't3'}`}>
              {count(number)}
            </span>
            <Icon name={icon} size={12} />
            <span className="t2">{word}</span>
          </li>
        );
      })}
    </ul>
  );
}
