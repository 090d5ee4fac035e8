import { Link } from 'react-router';
import classes from './Shell.module.css';

/** The mark: an interval with its point. */
export function Brand() {
  return (
    <Link to="/runs" className={classes['brand'] ?? ''} aria-label="LLM-Eval, to the runs">
      <svg
        viewBox="0 0 20 20"
        width={20}
        height={20}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={2}
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M3 5v10M17 5v10M3 10h14" />
        <circle cx="11.5" cy="10" r="3" fill="var(--accent)" stroke="var(--surface)" strokeWidth="1.5" />
      </svg>
      <span className={classes['word']}>LLM-Eval</span>
    </Link>
  );
}
