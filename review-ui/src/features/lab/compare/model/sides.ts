import type { Side } from './ranking';

/** How much of a card, at each of its ends, means "beside it" and not "tied with it". */
const edge = 0.3;

/** Where something goes that is dropped at a point of a card; stacked cards have their ends at the top and the bottom. */
export function sideOf(
  point: { readonly x: number; readonly y: number },
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  isStacked: boolean,
): Side {
  const along = isStacked ? (point.y - box.top) / box.height : (point.x - box.left) / box.width;
  if (along < edge) return 'before';
  return along > 1 - edge ? 'after' : 'with';
}
