import { Tag } from '@/components/Tag';
import { messageOf } from '@/lib/api/ApiError';
import type { SavedRanking } from './types';

interface SaveMarkProps {
  own: SavedRanking | null;
  /** Whether the ranking on the screen is another one than that which is saved. */
  isUnsaved: boolean;
  isPending: boolean;
  error: unknown;
}

/** How the ranking stands, in words that are also read out. */
export function SaveMark({ own, isUnsaved, isPending, error }: SaveMarkProps) {
  return (
    <span role="status" aria-label="Ranking" className="row" style={{ gap: 6 }}>
      {isPending ? (
        <Tag icon="running">saving</Tag>
      ) : isUnsaved ? (
        <Tag tone="warn">not saved</Tag>
      ) : own === null ? (
        <Tag>not ranked by you</Tag>
      ) : (
        <Tag tone="pass" icon="check">
          saved {new Date(own.createdAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}
        </Tag>
      )}
      {error !== null && !isPending && (
        <span className="err xs">It was not saved: {messageOf(error)} Your ranking is kept here.</span>
      )}
    </span>
  );
}
