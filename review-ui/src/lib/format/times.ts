const two = (value: number) => String(value).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A duration given in milliseconds: `41 ms`, `1.9 s`, `11 m 48 s`, `2 h 05 m`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return milliseconds === 0 ? '0 ms' : '< 1 ms';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} m`;
}

/** A time in UTC as `12 Jun 14:02`, with the year when it is not that of `now`. */
export function moment(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  const year = time.getUTCFullYear() === now.getUTCFullYear() ? '' : ` ${time.getUTCFullYear()}`;
  const month = months[time.getUTCMonth()] ?? '';
  return `${time.getUTCDate()} ${month}${year} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

/** The time of day in UTC as `14:02:59`. */
export function clock(iso: string): string {
  const time = new Date(iso);
  return [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(':');
}
