const minus = '−';

/** A score from 0 to 1 with three decimals: `0.804`; `none` when undefined. */
export function score(value: number | null | undefined): string {
  return value == null ? 'none' : value.toFixed(3);
}

/** A score without its leading zero, for tables: `.804`, `1.000`. */
export function shortScore(value: number | null | undefined): string {
  return score(value).replace(/^0\./, '.');
}

/** An interval of scores: `.718 to .890`. */
export function interval(lower: number, upper: number): string {
  return `${shortScore(lower)} to ${shortScore(upper)}`;
}

/** A difference with its sign: `+0.088`, `−0.104`, `0.000`. */
export function signed(value: number, digits = 3): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return (value > 0 ? '+' : minus) + text;
}

/** A number with its sign only where it is negative: `0.74`, `−0.11`. */
export function plain(value: number, digits = 2): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', minus);
}

/** Prose of the server with the minus that tables have: `from -5.94 to 16.09` becomes `from −5.94 to 16.09`; words keep their hyphens. */
export function withMinus(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_.-])-(?=\d)/gu, minus);
}

/** A p-value: `.011`, `< .001`. */
export function pValue(p: number | null | undefined): string {
  if (p == null) return 'none';
  return p < 0.001 ? '< .001' : shortScore(p);
}

/** A count, with thin groups of thousands: `10 000`. */
export function count(value: number): string {
  return value.toLocaleString('en-US').replaceAll(',', '\u202f');
}

/** A count with its noun: `1 task`, `50 tasks`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Tokens: `412`, `61.2k`, `1.24M`. */
export function tokens(value: number): string {
  if (value < 10_000) return count(value);
  return value < 1_000_000 ? `${(value / 1000).toFixed(1)}k` : `${(value / 1_000_000).toFixed(2)}M`;
}

/** Bytes in binary units: `51 bytes`, `14.2 MiB`. */
export function bytes(value: number): string {
  if (value < 1024) return counted(value, 'byte');
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length, Math.floor(Math.log2(value) / 10));
  return `${(value / 1024 ** power).toFixed(1)} ${units[power - 1] ?? ''}`;
}
