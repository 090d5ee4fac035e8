import type { Place, Ranking } from './ranking';

/** What one answer cost: below a dollar with four decimals, below a thousandth with two digits that count. */
export function answerCost(usd: number): string {
  if (usd === 0) return '$0';
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  return usd >= 0.001 ? `$${usd.toFixed(4)}` : `$${Number(usd.toPrecision(2)).toFixed(8).replace(/0+$/, '')}`;
}

/** A time in seconds: `0.41 s`, `14.2 s`, `2 m 05 s`. */
export function answerTime(seconds: number): string {
  if (seconds < 1) return `${seconds.toFixed(2)} s`;
  if (seconds < 99.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} m ${String(whole % 60).padStart(2, '0')} s`;
}

/** A place in words: `rank 2`, `rank 2, tied`. */
export function placeWords(place: Place | undefined): string {
  if (place === undefined) return 'not ranked';
  return `rank ${place.rank}${place.isTied ? ', tied' : ''}`;
}

/** A ranking in one line: `a > b = c > d`. */
export function orderWords(ranking: Ranking, name: (id: string) => string): string {
  return ranking.map((group) => group.map(name).join(' = ')).join(' > ');
}
